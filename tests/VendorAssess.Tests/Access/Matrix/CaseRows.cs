using Dapper;
using Npgsql;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>All that hangs on a case by foreign keys, however far below, and what its services' sheets hold.</summary>
public sealed class CaseRows(NpgsqlDataSource superuser)
{
    private string? question;

    /// <summary>One digest for each table.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DigestsOf(int caseId)
    {
        await using var db = await superuser.OpenConnectionAsync();
        question ??= await Question(db);
        var digests = await db.QueryAsync<(string Table, string? Digest)>(question, new { caseId });
        return digests.ToDictionary(d => d.Table, d => d.Digest ?? "", StringComparer.Ordinal);
    }

    private static async Task<string> Question(NpgsqlConnection db)
    {
        var keys = (await db.QueryAsync<(string Table, string Columns, string Above, string AboveColumns)>(
            """
            SELECT c.conrelid::regclass::text, string_agg(a.attname, ', ' ORDER BY k.i),
                   c.confrelid::regclass::text, string_agg(b.attname, ', ' ORDER BY k.i)
            FROM pg_constraint c, unnest(c.conkey, c.confkey) WITH ORDINALITY AS k (own, above, i), pg_attribute a,
                 pg_attribute b
            WHERE c.contype = 'f' AND a.attrelid = c.conrelid AND a.attnum = k.own AND b.attrelid = c.confrelid
                AND b.attnum = k.above
            GROUP BY c.oid, c.conrelid, c.confrelid
            """)).ToList();
        // Of what is said of a service the sheet is the case's too, as far as it is a candidate's.
        var of = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cases"] = "t.id = @caseId",
            ["answer_sheets"] =
                "t.case_id = @caseId OR t.service_id IN (SELECT service_id FROM candidates WHERE case_id = @caseId)",
        };
        for (var before = 0; before < of.Count;)
        {
            before = of.Count;
            foreach (var below in keys.Where(k => of.ContainsKey(k.Above)).GroupBy(k => k.Table)
                .Where(k => !of.ContainsKey(k.Key)).ToList())
            {
                of[below.Key] = string.Join(" OR ", below.Select(k =>
                    $"({k.Columns}) IN (SELECT {k.AboveColumns} FROM {k.Above} t WHERE {of[k.Above]})"));
            }
        }
        return string.Join(" UNION ALL ", of.Select(t =>
            $"""
            SELECT '{t.Key}', sum(hashtextextended((to_jsonb(t) - 'seen_at')::text, 0))::text
            FROM {t.Key} t WHERE {t.Value}
            """));
    }
}
