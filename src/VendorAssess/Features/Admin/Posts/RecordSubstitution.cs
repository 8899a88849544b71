using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Records that a person acts for a post from day to day (代理).</summary>
public sealed class RecordSubstitution(NpgsqlDataSource postgres, OwnGrants own, Auditors auditors, TimeProvider clock)
{
    /// <summary>The name of who acts.</summary>
    /// <param name="auditReason">Why who audits works in what is audited by it.</param>
    public async Task<Outcome<string>> Run(
        Administrator by, int id, string login, SubstitutionWish typed, string auditReason = "")
    {
        var wish = typed.Trimmed();
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<string>(AdminTexts.NoSuchPost);
        var watch = await auditors.Watch(db, today);
        var person = await db.FindPerson(LoginName.Normal(login));
        var grant = await own.Of(db, by, post.Role, person is null ? [] : [person.Id], wish.Reason, today);
        if ((by.Person.WhyNotAdministering() ?? grant.WhyNot() ?? post.WhyNotSubstituted(
            person, wish, await db.ListHolders(id, today), await db.ListSubstitutes(id, today), today)) is { } reason)
            return Outcome.Refused<string>(reason);

        var substitution = await db.AddSubstitute(id, person!.Id, wish, by.Person.Id, now.UtcDateTime);
        var same = await watch.After(db, auditReason);
        if (same.WhyNot() is { } whyNot)
            return Outcome.Refused<string>(whyNot);
        await db.AddSameAuditors(same, by.Person.Id, now.UtcDateTime);
        await db.WriteAudit(by.Did("substitution.recorded", "post", id,
            [("代理", substitution.ToString(CultureInfo.InvariantCulture)),
            ("人", person.Id.ToString(CultureInfo.InvariantCulture)), ("から", $"{wish.From:O}"), ("まで", $"{wish.Until:O}"),
            .. grant.Detail, .. same.Detail])
            with { AfterDigest = RequestContent.Digest(wish.Reason) });
        await transaction.CommitAsync();
        return Outcome.Done(person.Name);
    }
}
