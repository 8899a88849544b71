using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Ends 代理 or 委任 earlier, or takes it back before it begins.</summary>
public sealed class EndActing(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, ActingKind kind, int postId, int id, DateOnly? until)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.LockActing(kind, postId, id) is not { } term)
            return Outcome.Refused<int>($"その{kind.Label()}の記録はありません。画面を読み込み直してください。");
        if ((kind.WhyNotEnding(by.Person, postId) ?? term.WhyNotEnded(until, clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.EndActing(kind, id, until);
        await db.WriteAudit(by.Did(kind.Action(until is null), "post", postId,
            (kind.Label(), id.ToString(CultureInfo.InvariantCulture)), ("まで", $"{until:O}")) with
        {
            PostId = by.Person.AdministeringPost()?.Id ?? postId,
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}

public static class ActingWords
{
    public static string? WhyNotEnding(this ActingKind kind, Person person, int postId) => kind switch
    {
        ActingKind.Substitution => person.WhyNotAdministering(), ActingKind.Delegation => person.WhyNotDelegating(postId),
    };

    public static string Action(this ActingKind kind, bool takenBack) => kind switch
    {
        ActingKind.Substitution => takenBack ? "substitution.cancelled" : "substitution.ended",
        ActingKind.Delegation => takenBack ? "delegation.cancelled" : "delegation.ended",
    };
}
