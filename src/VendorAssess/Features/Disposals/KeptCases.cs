using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;

namespace VendorAssess.Features.Disposals;

/// <summary>A closed case as it waits for its disposal; the day is the database's, which also judges what is due.</summary>
public sealed record KeptRow(
    int CaseId, string Title, string Department, string Lineage, ClosingKind Kind, DateTime ClosedAt, int? RuleId,
    string Decides, DateOnly? KeptUntil, DateOnly Today)
{
    public KeptCase Kept => new(
        new CaseStanding(
            CaseId, CaseStage.Closed, Ids.In(Lineage)),
        [.. Decides.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        KeptUntil);

    public string? WhyNotDisposed(Person me) => Kept.WhyNotDisposed(me, Today) is { } reason ? $"{Title}：{reason}" : null;

    public string? WhyNotExtended(Person me, ExtensionWish wish) =>
        Kept.WhyNotExtended(me, wish.Until, wish.Reason, Today) is { } reason ? $"{Title}：{reason}" : null;
}

public static class KeptCasesSql
{
    /// <summary>Locks the cases, so that two who decide wait for each other; only those that the person sees.</summary>
    public static async Task<List<KeptRow>> LockKept(this DbConnection db, int[] cases, int personId, DateOnly today)
    {
        await db.ExecuteAsync("SELECT id FROM cases WHERE id = ANY (@cases) ORDER BY id FOR UPDATE", new { cases });
        return (await db.QueryAsync<KeptRow>(
            """
            SELECT k.case_id, c.title, d.name AS department, array_to_string(lineage(c.department_id), ',') AS lineage,
                   k.kind, k.closed_at, k.rule_id, coalesce(array_to_string(k.decides, ','), '') AS decides, k.kept_until,
                   day_in_japan(now()) AS today
            FROM closed_cases k
            JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
            JOIN cases c ON c.id = k.case_id
            JOIN departments d ON d.id = c.department_id
            WHERE k.case_id = ANY (@cases)
            ORDER BY k.case_id
            """,
            new { cases, personId, today })).AsList();
    }

    /// <summary>
    /// Each under its post; the numbers of the records. The database verifies once more that each is due, and writes the
    /// entries for the audit log itself.
    /// </summary>
    public static async Task<List<int>> Dispose(
        this DbConnection db, int[] cases, int[] posts, int personId, string reason, string? address) =>
        (await db.QueryAsync<int>(
            """
            SELECT dispose_case(t.id, @personId, t.post, @reason, @address)
            FROM unnest(@cases, @posts) AS t (id, post)
            """,
            new { cases, posts, personId, reason, address })).AsList();

    public static Task Extend(
        this DbConnection db, IReadOnlyCollection<(int Case, Signed By)> cases, DateOnly until, string reason) =>
        db.ExecuteAsync(
            """
            INSERT INTO retention_extensions (case_id, until_date, reason, person_id, post_id, via, at)
            SELECT t.id, @until, @reason, t.person, t.post, t.via, t.at
            FROM unnest(@ids, @people, @posts, @ways, @moments) AS t (id, person, post, via, at)
            """,
            new
            {
                until, reason,
                ids = cases.Select(c => c.Case).ToArray(),
                people = cases.Select(c => c.By.PersonId).ToArray(),
                posts = cases.Select(c => c.By.PostId).ToArray(),
                ways = cases.Select(c => c.By.Via).ToArray(),
                moments = cases.Select(c => c.By.At).ToArray(),
            });
}
