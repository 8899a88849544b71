using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People;

/// <summary>Who an installation begins with.</summary>
public sealed record NewAdministrator(string Login, string Name, string Department, string Title);

/// <summary>
/// Creates a person in a post of administrator, with a one-time password to be replaced at the first sign-in.
/// </summary>
public sealed class AddAdministrator(NpgsqlDataSource postgres, Passwords passwords, TimeProvider clock)
{
    public async Task<Outcome<string>> Run(NewAdministrator wanted)
    {
        var login = LoginName.Normal(wanted.Login);
        if (NewAccountRules.WhyNotName(wanted.Name) is { } reason)
            return Outcome.Refused<string>(reason);
        var password = OneTimePassword.New();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.AddAccount(login, wanted.Name, passwords.Hash(password)) is not { } personId)
            return Outcome.Refused<string>($"ログイン名「{login}」は、もう使われています。");

        var postId = await AddPost(db, wanted.Department, wanted.Title);
        await AddHolder(db, postId, personId, clock.GetUtcNow().DayInJapan());
        await db.WriteAudit(new(null, null, "administrator-created", "person", $"{personId}", null));
        await transaction.CommitAsync();
        return Outcome.Done(password);
    }

    // One that was there already is given back by the update; if it had ended, it stands again.
    private static Task<int> AddPost(DbConnection db, string department, string title) =>
        db.ExecuteScalarAsync<int>(
            """
            WITH d AS (
                INSERT INTO departments (name)
                VALUES (@department)
                ON CONFLICT (name) WHERE until_date IS NULL DO UPDATE SET name = excluded.name
                RETURNING id
            )
            INSERT INTO posts (department_id, role, title)
            SELECT id, @role, @title
            FROM d
            ON CONFLICT (department_id, role, title) DO UPDATE SET until_date = NULL
            RETURNING id
            """,
            new { department, role = Roles.Administrator, title });

    private static Task AddHolder(DbConnection db, int postId, int personId, DateOnly today) =>
        db.ExecuteAsync(
            """
            INSERT INTO post_holders (post_id, person_id, from_date)
            VALUES (@postId, @personId, @today)
            """,
            new { postId, personId, today });
}
