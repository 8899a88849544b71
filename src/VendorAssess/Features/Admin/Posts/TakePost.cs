using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Puts a person into a post from a day on.</summary>
public sealed class TakePost(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>The name of who takes it.</summary>
    public async Task<Outcome<string>> Run(Administrator by, int id, string login, DateOnly? from, DateOnly? until)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<string>(AdminTexts.NoSuchPost);
        var person = await db.FindPerson(LoginName.Normal(login));
        var term = new Term(from ?? today, until);
        if ((by.Person.WhyNotAdministering()
            ?? post.WhyNotTaken(person, term, await db.ListHolders(id, today), today)) is { } reason)
            return Outcome.Refused<string>(reason);

        await db.AddHolder(id, person!.Id, term);
        await db.WriteAudit(by.Did("post.taken", "post", id,
            ("人", person.Id.ToString(CultureInfo.InvariantCulture)), ("から", $"{term.From:O}"), ("まで", $"{until:O}")));
        await transaction.CommitAsync();
        return Outcome.Done(person.Name);
    }
}
