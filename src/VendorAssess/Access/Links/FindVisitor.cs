using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Store.Asking;

namespace VendorAssess.Access.Links;

/// <summary>Who is behind the cookie of a link, asked anew for every request: a link revoked is closed at the next.</summary>
public sealed class FindVisitor(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>A day's work with its pauses; the mail's link opens it again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    public static readonly TimeSpan Absolute = TimeSpan.FromDays(7);

    private static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);

    public async Task<LinkVisitor?> Load(LinkToken session, CancellationToken leaving)
    {
        var moment = clock.GetUtcNow();
        var now = moment.UtcDateTime;
        await using var db = await postgres.OpenForTask(ProductTask.OpenLinks, leaving);
        var visitor = await db.FindLinkSession(session.Hash, now - Idle, now - Absolute, moment.DayInJapan());
        if (visitor is { HasName: true } && visitor.SeenAt < now - SeenGrain)
            await db.TouchLinkSession(session.Hash, now);
        return visitor;
    }
}
