using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>
/// First passwords for those whom a transfer brought in and who have none yet, some at a time; each is shown once.
/// </summary>
public sealed class IssuePasswords(NpgsqlDataSource postgres, Passwords passwords, TimeProvider clock)
{
    public const int AtOnce = 20;

    private sealed record Newcomer(int Id, string Login, string Name);

    public sealed record Issued(string Login, string Name, string Password);

    public async Task<Outcome<ImmutableArray<Issued>>> Run(Administrator by, int transferId)
    {
        if (by.Person.WhyNotAdministering() is { } reason)
            return Outcome.Refused<ImmutableArray<Issued>>(reason);

        // Hashed before the rows are locked: it costs on purpose.
        var ready = Enumerable.Range(0, await Waiting(transferId)).Select(_ => OneTimePassword.New())
            .AsParallel().AsOrdered().Select(p => (Password: p, Hash: passwords.Hash(p))).ToList();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        var people = await Take(db, transferId, ready.Count);
        await Store(db, people, [.. ready.Take(people.Count).Select(r => r.Hash)]);
        await db.WriteAudit(by.Did("transfer.passwords-issued", "transfer", transferId,
            ("人", string.Join(',', people.Select(p => p.Id.ToString(CultureInfo.InvariantCulture))))));
        await transaction.CommitAsync();
        return Outcome.Done(people.Zip(ready, (p, r) => new Issued(p.Login, p.Name, r.Password)).ToImmutableArray());
    }

    private async Task<int> Waiting(int transferId)
    {
        await using var db = await postgres.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            """
            SELECT least(count(*), @AtOnce)::int
            FROM transfer_newcomers n
            JOIN people p ON p.id = n.person_id AND p.active AND p.last_sign_in_at IS NULL
            WHERE n.transfer_id = @transferId AND n.password_issued_at IS NULL
            """,
            new { transferId, AtOnce });
    }

    private async Task<List<Newcomer>> Take(DbConnection db, int transferId, int count) =>
        (await db.QueryAsync<Newcomer>(
            """
            WITH taken AS (
                UPDATE transfer_newcomers
                SET password_issued_at = @now
                WHERE transfer_id = @transferId AND person_id IN (
                    SELECT n.person_id
                    FROM transfer_newcomers n
                    JOIN people p ON p.id = n.person_id AND p.active AND p.last_sign_in_at IS NULL
                    WHERE n.transfer_id = @transferId AND n.password_issued_at IS NULL
                    ORDER BY n.person_id
                    LIMIT @count
                    FOR UPDATE SKIP LOCKED)
                RETURNING person_id
            )
            SELECT p.id, p.login, p.name
            FROM taken t
            JOIN people p ON p.id = t.person_id
            ORDER BY p.login
            """,
            new { transferId, count, now = clock.GetUtcNow().UtcDateTime })).AsList();

    private static Task Store(DbConnection db, List<Newcomer> people, string[] hashes) =>
        db.ExecuteAsync(
            """
            UPDATE people p
            SET password_hash = n.hash, password_must_change = true, security_stamp = gen_random_uuid()
            FROM unnest(@ids, @hashes) AS n (id, hash)
            WHERE p.id = n.id AND p.last_sign_in_at IS NULL AND p.active
            """,
            new { ids = people.Select(p => p.Id).ToArray(), hashes });
}
