using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Access.Links;

/// <summary>
/// Exchanges the secret in an address for a session. It is used up by nothing: a mail scanner that fetches it does no
/// harm, and its reader comes back by the same mail until the link ends.
/// </summary>
public sealed class OpenLink(NpgsqlDataSource postgres, TimeProvider clock, ILogger<OpenLink> logger)
{
    public const string Unusable = "unusable";
    public const string TooMany = "too many";

    private const int MostSessions = 50;

    /// <summary>
    /// The session, the one held if it is of the same link; or <see cref="Unusable"/> without a word of why, or
    /// <see cref="TooMany"/>.
    /// </summary>
    public async Task<Outcome<LinkToken>> Run(string secret, LinkToken? held, string network)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenForTask(ProductTask.OpenLinks);
        var guess = await db.CountGuess(LinkThrottle.AllLinks, network, LinkThrottle.Waits, now.UtcDateTime);
        if (guess is null)
            return Outcome.Refused<LinkToken>(TooMany);
        if (await db.FindUsableLink(new LinkToken(secret).Hash, now.DayInJapan()) is { } link)
        {
            await db.UncountGuess(LinkThrottle.AllLinks, network);
            return Outcome.Done(
                await Holds(db, held, link, now) ? held! : await Begin(db, link, network, now.UtcDateTime));
        }
        if (guess == LinkThrottle.AlarmAt)
            await Alarm(db, network);
        return Outcome.Refused<LinkToken>(Unusable);
    }

    private static async Task<bool> Holds(DbConnection db, LinkToken? held, int link, DateTimeOffset now)
    {
        if (held is null)
            return false;
        var (idle, absolute) = (now.UtcDateTime - FindVisitor.Idle, now.UtcDateTime - FindVisitor.Absolute);
        return (await db.FindLinkSession(held.Hash, idle, absolute, now.DayInJapan()))?.LinkId == link;
    }

    private async Task<LinkToken> Begin(DbConnection db, int link, string network, DateTime now)
    {
        var session = LinkToken.New();
        await db.ForgetLinkSessionsBefore(now - FindVisitor.Absolute);
        await using var transaction = await db.BeginTransactionAsync();
        await db.AddLinkSession(session.Hash, link, MostSessions, now);
        await db.WriteAudit(new(null, null, "link.exchanged", "link", Text(link), network));
        await transaction.CommitAsync();
        logger.LogInformation("Answer link {LinkId} was exchanged for a session", link);
        return session;
    }

    private async Task Alarm(DbConnection db, string network)
    {
        logger.LogWarning("{Count} wrong answer links came from one network", LinkThrottle.AlarmAt);
        await db.WriteAudit(new(null, null, "link.guessed", "network", network, network)
        {
            Detail = new Dictionary<string, string> { ["回数"] = Text(LinkThrottle.AlarmAt) },
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
