using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

/// <summary>
/// What the rows are against what the log says of them: how many there are, how many of them were there before there were
/// seals, and the first that is wrong.
/// </summary>
public sealed record RowFinding(long Rows, long Before, string? Broken);

/// <summary>
/// Holds every row that counts against its seal, and the seals against the log (db/0051). In statements of ours, which ask
/// no function of this database: whoever could change the rows could change these too.
/// </summary>
public static class SealedRows
{
    public static async Task<RowFinding> CheckRows(this DbConnection db, TimeSpan? atMost = null)
    {
        var most = (long)(atMost ?? TimeSpan.Zero).TotalMilliseconds;
        await db.ExecuteAsync("SELECT set_config('statement_timeout', @most::text, false)", new { most });
        var seals = await db.ExecuteScalarAsync<string?>(new CommandDefinition(Seals, commandTimeout: 0));
        var found = await db.QuerySingleAsync<Found>(new CommandDefinition(Rows, commandTimeout: 0));
        return new RowFinding(found.Rows, found.Before, seals ?? found.Broken);
    }

    private sealed record Found(long Rows, long Before, string? Broken);

    /// <summary>The first entry that does not stand for the seals that are there.</summary>
    private const string Seals =
        """
        SELECT '記録' || coalesce(a.seq, s.seq) || 'が証する行のダイジェストが、記録と違います。'
        FROM (SELECT seq, rows_digest FROM audit_log WHERE rows_digest IS NOT NULL) a
        FULL JOIN (
            SELECT seq, encode(sha256(convert_to(string_agg(
                       json_build_array(kind, key, encode(digest, 'hex'))::text, ',' ORDER BY number),
                   'UTF8')), 'hex') AS digest
            FROM row_seals
            GROUP BY seq
        ) s ON s.seq = a.seq
        WHERE a.rows_digest IS DISTINCT FROM s.digest
        ORDER BY coalesce(a.seq, s.seq)
        LIMIT 1
        """;

    private const string Rows =
        """
        WITH sealed AS (
            SELECT DISTINCT ON (s.kind, s.key) s.kind, s.key, s.digest, s.seq
            FROM row_seals s
            ORDER BY s.kind, s.key, s.seq DESC, s.number DESC
        ), standing AS (
            SELECT r.kind, r.key, sha256(convert_to(json_strip_nulls(replace(replace(replace(replace(r.row_text,
                       '":""', '":null'), '":[]', '":null'), '":{}', '":null'), '":false', '":null')::json)::text,
                   'UTF8')) AS digest
            FROM (
                SELECT 'advice' AS kind, concat_ws('/', id) AS key, row_to_json(t)::text AS row_text FROM advice t
                UNION ALL SELECT 'advice_given', concat_ws('/', advice_id), row_to_json(t)::text FROM advice_given t
                UNION ALL SELECT 'answer_links', concat_ws('/', id), row_to_json(t)::text
                FROM (
                    SELECT id, parent_id, case_id, candidate, sheet_id, groups, company, recipient, due, expires_on,
                           created_by, created_at, revoked_at
                    FROM answer_links) t
                UNION ALL SELECT 'answer_sheets', concat_ws('/', id), row_to_json(t)::text FROM answer_sheets t
                UNION ALL SELECT 'answer_submissions', concat_ws('/', id), row_to_json(t)::text
                FROM answer_submissions t
                UNION ALL SELECT 'answers', concat_ws('/', sheet_id, question, revision), row_to_json(t)::text
                FROM answers t
                UNION ALL SELECT 'candidates', concat_ws('/', case_id, number), row_to_json(t)::text
                FROM candidates t
                UNION ALL SELECT 'case_closings', concat_ws('/', case_id, number), row_to_json(t)::text
                FROM case_closings t
                UNION ALL SELECT 'case_reopenings', concat_ws('/', case_id, number), row_to_json(t)::text
                FROM case_reopenings t
                UNION ALL SELECT 'cases', concat_ws('/', id), row_to_json(t)::text FROM cases t
                UNION ALL SELECT 'check_results', concat_ws('/', check_id, revision), row_to_json(t)::text
                FROM check_results t
                UNION ALL SELECT 'checks', concat_ws('/', id), row_to_json(t)::text FROM checks t
                UNION ALL SELECT 'city_notes', concat_ws('/', case_id, candidate, question, revision),
                       row_to_json(t)::text
                FROM city_notes t
                UNION ALL SELECT 'city_records', concat_ws('/', case_id, record, revision), row_to_json(t)::text
                FROM city_records t
                UNION ALL SELECT 'comments', concat_ws('/', id), row_to_json(t)::text FROM comments t
                UNION ALL SELECT 'decisions', concat_ws('/', request_id), row_to_json(t)::text FROM decisions t
                UNION ALL SELECT 'departments', concat_ws('/', id), row_to_json(t)::text FROM departments t
                UNION ALL SELECT 'disposals', concat_ws('/', id), row_to_json(t)::text FROM disposals t
                UNION ALL SELECT 'edition_files', concat_ws('/', hash, name), row_to_json(t)::text
                FROM edition_files t
                UNION ALL SELECT 'editions', concat_ws('/', hash, bank_hash), row_to_json(t)::text FROM editions t
                UNION ALL SELECT 'evidence', concat_ws('/', id), row_to_json(t)::text FROM evidence t
                UNION ALL SELECT 'evidence_contents', concat_ws('/', id), row_to_json(t)::text
                FROM evidence_contents t
                UNION ALL SELECT 'evidence_withdrawals', concat_ws('/', evidence_id), row_to_json(t)::text
                FROM evidence_withdrawals t
                UNION ALL SELECT 'exception_looks', concat_ws('/', id), row_to_json(t)::text FROM exception_looks t
                UNION ALL SELECT 'exception_outcomes', concat_ws('/', exception_id), row_to_json(t)::text
                FROM exception_outcomes t
                UNION ALL SELECT 'exceptions', concat_ws('/', id), row_to_json(t)::text FROM exceptions t
                UNION ALL SELECT 'link_files', concat_ws('/', evidence_id), row_to_json(t)::text FROM link_files t
                UNION ALL SELECT 'overrides', concat_ws('/', case_id, candidate, requirement, revision),
                       row_to_json(t)::text
                FROM overrides t
                UNION ALL SELECT 'people', concat_ws('/', id), row_to_json(t)::text
                FROM (SELECT id, login, name, active FROM people) t
                UNION ALL SELECT 'post_delegations', concat_ws('/', id), row_to_json(t)::text
                FROM post_delegations t
                UNION ALL SELECT 'post_holders', concat_ws('/', post_id, person_id, from_date), row_to_json(t)::text
                FROM post_holders t
                UNION ALL SELECT 'post_substitutes', concat_ws('/', id), row_to_json(t)::text
                FROM post_substitutes t
                UNION ALL SELECT 'posts', concat_ws('/', id), row_to_json(t)::text FROM posts t
                UNION ALL SELECT 'proposal_decisions', concat_ws('/', import_id, question, number),
                       row_to_json(t)::text
                FROM proposal_decisions t
                UNION ALL SELECT 'providers', concat_ws('/', id), row_to_json(t)::text FROM providers t
                UNION ALL SELECT 'requests', concat_ws('/', id), row_to_json(t)::text FROM requests t
                UNION ALL SELECT 'retention_extensions', concat_ws('/', id), row_to_json(t)::text
                FROM retention_extensions t
                UNION ALL SELECT 'retention_rules', concat_ws('/', id), row_to_json(t)::text FROM retention_rules t
                UNION ALL SELECT 'review_messages', concat_ws('/', id), row_to_json(t)::text FROM review_messages t
                UNION ALL SELECT 'same_auditors', concat_ws('/', id), row_to_json(t)::text FROM same_auditors t
                UNION ALL SELECT 'services', concat_ws('/', id), row_to_json(t)::text FROM services t
                UNION ALL SELECT 'transfer_changes', concat_ws('/', transfer_id, post_id, person_id, kind),
                       row_to_json(t)::text
                FROM transfer_changes t
                UNION ALL SELECT 'use_departments', concat_ws('/', use_id, department_id), row_to_json(t)::text
                FROM use_departments t
                UNION ALL SELECT 'use_managers', concat_ws('/', use_id,
                           left(encode(sha256(convert_to(title, 'UTF8')), 'hex'), 16)), row_to_json(t)::text
                FROM use_managers t
                UNION ALL SELECT 'uses', concat_ws('/', id), row_to_json(t)::text FROM uses t
                UNION ALL SELECT 'workbook_imports', concat_ws('/', id), row_to_json(t)::text
                FROM (
                    SELECT id, case_id, candidate, sheet_id, file_name, file_sha256, state, paper, paper_version,
                           person_id, at
                    FROM workbook_imports) t
            ) r
        ), compared AS (
            SELECT kind, key, d.digest IS NOT NULL AS there, s.seq, d.digest IS DISTINCT FROM s.digest AS differs,
                   s.digest IS NOT NULL AS counts
            FROM standing d
            FULL JOIN sealed s USING (kind, key)
        )
        SELECT count(*) FILTER (WHERE c.there) AS rows,
               count(*) FILTER (WHERE c.there AND a.action = 'rows.sealed') AS before,
               (array_agg(c.kind || ' の行 ' || c.key || CASE
                   WHEN NOT c.there THEN ' がありません（記録' || c.seq || 'の後に消されています）。'
                   WHEN NOT coalesce(c.counts, false) THEN ' は記録のない行です。'
                   ELSE ' は記録' || c.seq || 'の後に変更されています。' END
                ORDER BY c.seq, c.kind, c.key) FILTER (WHERE c.differs))[1] AS broken
        FROM compared c
        LEFT JOIN audit_log a ON a.seq = c.seq AND a.action = 'rows.sealed'
        """;
}
