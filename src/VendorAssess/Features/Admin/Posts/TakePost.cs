using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Puts a person into a post from a day on.</summary>
public sealed class TakePost(NpgsqlDataSource postgres, OwnGrants own, Auditors auditors, TimeProvider clock)
{
    /// <summary>The name of who takes it.</summary>
    /// <param name="ownReason">Why the only administrator takes it himself.</param>
    /// <param name="auditReason">Why who audits works in what is audited by it.</param>
    public async Task<Outcome<string>> Run(
        Administrator by, int id, string login, DateOnly? from, DateOnly? until, string ownReason = "",
        string auditReason = "")
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<string>(AdminTexts.NoSuchPost);
        var watch = await auditors.Watch(db, today);
        var person = await db.FindPerson(LoginName.Normal(login));
        var term = new Term(from ?? today, until);
        var grant = await own.Of(db, by, post.Role, person is null ? [] : [person.Id], ownReason, today);
        if ((by.Person.WhyNotAdministering() ?? grant.WhyNot()
            ?? post.WhyNotTaken(person, term, await db.ListHolders(id, today), today)) is { } reason)
            return Outcome.Refused<string>(reason);

        await db.AddHolder(id, person!.Id, term, by.Person.Id, now.UtcDateTime);
        var same = await watch.After(db, auditReason);
        if (same.WhyNot() is { } whyNot)
            return Outcome.Refused<string>(whyNot);
        await db.AddSameAuditors(same, by.Person.Id, now.UtcDateTime);
        await db.WriteAudit(by.Did("post.taken", "post", id,
            [("人", person.Id.ToString(CultureInfo.InvariantCulture)), ("から", $"{term.From:O}"), ("まで", $"{until:O}"),
            .. grant.Detail, .. same.Detail]));
        await transaction.CommitAsync();
        return Outcome.Done(person.Name);
    }
}
