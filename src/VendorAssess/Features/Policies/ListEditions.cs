using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Policies;

/// <summary>
/// An edition kept here, with the questions it was last in force with; <see cref="Policy"/> is empty for the questions.
/// Counted are the cases and uses that the person may see.
/// </summary>
public sealed record EditionLine(
    string Policy, string Hash, string BankHash, string Title, string Edition, DateTime Since, int Kept, int Cases, int Uses)
{
    /// <summary>The questions have none beside themselves.</summary>
    public EditionKey Key => new(EditionKey.Short(Hash), Policy.Length > 0 ? EditionKey.Short(BankHash) : "");
}

/// <summary>The editions kept here, of all policies or of one, newest first; one round trip.</summary>
public sealed class ListEditions(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The newest of each policy; <see cref="EditionLine.Kept"/> says how many there are.</summary>
    public const int Most = 50;

    /// <summary>The id under which the questions stand among the policies.</summary>
    public const string Questions = "";

    /// <param name="policy">Null for all policies and the questions.</param>
    public async Task<ImmutableArray<EditionLine>> Load(Person me, string? policy, CancellationToken leaving)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return
        [
            .. await db.QueryAsync<EditionLine>(new CommandDefinition(
                """
                WITH kept AS (
                    SELECT policy, hash, (array_agg(bank_hash ORDER BY since DESC))[1] AS bank_hash,
                           (array_agg(title ORDER BY since DESC))[1] AS title,
                           (array_agg(edition ORDER BY since DESC))[1] AS edition, min(since) AS since,
                           (count(*) OVER (PARTITION BY policy))::int AS kept,
                           row_number() OVER (PARTITION BY policy ORDER BY hash = ANY(@inForce) DESC, min(since) DESC, hash) AS place
                    FROM editions
                    WHERE @policy::text IS NULL OR policy = @policy
                    GROUP BY policy, hash
                ), seen AS (
                    SELECT c.policy_hash, c.bank_hash, count(*) AS cases, sum(u.uses) AS uses
                    FROM cases c
                    JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
                    CROSS JOIN LATERAL (
                        SELECT count(*) AS uses
                        FROM requests r
                        JOIN uses u ON u.request_id = r.id
                        WHERE r.case_id = c.id) u
                    GROUP BY c.policy_hash, c.bank_hash
                )
                SELECT k.policy, k.hash, k.bank_hash, k.title, k.edition, k.since, k.kept,
                       coalesce(sum(s.cases), 0)::int AS cases, coalesce(sum(s.uses), 0)::int AS uses
                FROM kept k
                LEFT JOIN seen s ON k.hash IN (s.policy_hash, s.bank_hash)
                WHERE k.place <= @Most
                GROUP BY k.policy, k.hash, k.bank_hash, k.title, k.edition, k.since, k.kept, k.place
                ORDER BY k.policy, k.place
                """,
                new { personId = me.Id, today = clock.GetUtcNow().DayInJapan(), policy, Most, inForce = InForce() },
                cancellationToken: leaving)),
        ];
    }

    private string[] InForce() =>
        [.. editions.Current.Policies.Values.Select(p => p.Hash), editions.Current.Bank.Hash];
}
