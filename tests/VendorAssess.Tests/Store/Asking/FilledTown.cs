using Dapper;
using Npgsql;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>Cases with a row in every table that is protected, two candidates each over three services.</summary>
public static class FilledTown
{
    private const string Rows =
        """
        INSERT INTO providers (name) VALUES ('事業者');
        INSERT INTO services (provider_id, name) SELECT 1, 'サービス' || n FROM generate_series(1, 3) n;
        INSERT INTO candidates (case_id, number, service_id)
        SELECT c.id, n, 1 + (c.id + n) % 3 FROM cases c, generate_series(1, 2) n;
        INSERT INTO answer_sheets (service_id) SELECT id FROM services;
        INSERT INTO answer_sheets (case_id) SELECT id FROM cases;
        INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview, person_id, at)
        SELECT k.case_id, 1, k.service_id, 'a.xlsx', '', '', '{}', 1, now() FROM candidates k WHERE k.number = 1 ORDER BY k.case_id;
        INSERT INTO answers (sheet_id, question, revision, value, source, import_id, person_id, at)
        SELECT h.id, 'Q', 1, '"a"', 'Workbook', (SELECT min(i.id) FROM workbook_imports i WHERE i.sheet_id = h.id), 1, now()
        FROM answer_sheets h;
        INSERT INTO proposal_decisions (import_id, question, number, decision, person_id, at)
        SELECT id, 'Q', 1, 'Rejected', 1, now() FROM workbook_imports;
        INSERT INTO city_records (case_id, record, revision, content, person_id, at) SELECT id, 'R', 1, '', 1, now() FROM cases;
        INSERT INTO city_notes (case_id, candidate, question, revision, content, person_id, at)
        SELECT id, 1, 'Q', 1, '', 1, now() FROM cases;
        INSERT INTO comments (case_id, candidate, question, content, settles, person_id, post_id, at)
        SELECT id, 1, 'Q', 'x', false, 1, 1, now() FROM cases;
        INSERT INTO overrides (case_id, candidate, requirement, revision, reason, person_id, post_id, at)
        SELECT id, 1, 'K1', 1, 'x', 1, 1, now() FROM cases;
        INSERT INTO advice (case_id, procedure, label, gives, asked, person_id, post_id, via, at)
        SELECT id, 'full', '助言', '{chief}', 'x', 1, 1, 'Holder', now() FROM cases;
        INSERT INTO advice_given (advice_id, text, person_id, post_id, via, at) SELECT id, 'x', 1, 1, 'Holder', now() FROM advice;
        INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                                digest, person_id, post_id, via, at)
        SELECT id, 1, '{K1}', 'x', 'x', '2026-11-01', '2026-12-01', '{ciso}', 'x', repeat('0', 64), 1, 1, 'Holder', now()
        FROM cases;
        INSERT INTO exception_outcomes (exception_id, status, reason, digest, person_id, post_id, via, at)
        SELECT id, 'Granted', 'x', digest, 1, 1, 'Holder', now() FROM exceptions;
        INSERT INTO exception_looks (up_to, remark, person_id, post_id, via, at)
        SELECT id, 'x', 1, 1, 'Holder', now() FROM exceptions;
        INSERT INTO requests (case_id, candidate, procedure, status, drafted_by, drafted_at, submitted_by, submitted_post,
                              submitted_at, digest, content)
        SELECT id, 1, 'full', 'Approved', 1, now(), 1, 1, now(), repeat('0', 64), 'x' FROM cases;
        INSERT INTO decisions (request_id, status, reason, digest, person_id, post_id, at)
        SELECT id, 'Approved', 'x', digest, 1, 1, now() FROM requests;
        INSERT INTO review_messages (request_id, requirement, kind, text, person_id, post_id, via, at)
        SELECT id, '', 'Asked', 'x', 1, 1, 'Holder', now() FROM requests;
        INSERT INTO uses (request_id, manager_post, recorded_by, recorded_at) SELECT id, 1, 1, now() FROM requests;
        INSERT INTO uses (exception_id, manager_post, recorded_by, recorded_at) SELECT id, 1, 1, now() FROM exceptions;
        INSERT INTO use_managers (use_id, title, post_id) SELECT id, '管理者', 1 FROM uses;
        INSERT INTO use_departments (use_id, department_id) SELECT id, 1 FROM uses;
        INSERT INTO checks (use_id, kind, text, due, post_id, created_by, created_at)
        SELECT id, 'Condition', 'x', '2026-12-01', 1, 1, now() FROM uses;
        INSERT INTO check_results (check_id, revision, result, note, person_id, post_id, via, at)
        SELECT id, 1, 'NotYet', 'x', 1, 1, 'Holder', now() FROM checks;
        INSERT INTO evidence_contents (id, sheet_id, sha256, size) SELECT id, id, repeat('0', 64), 1 FROM answer_sheets;
        INSERT INTO evidence_pieces (content_id, number, bytes) SELECT id, 0, 'x' FROM evidence_contents;
        INSERT INTO evidence (sheet_id, content_id, name, kind, confidential, person_id, at)
        SELECT sheet_id, id, 'x', 'Text', false, 1, now() FROM evidence_contents;
        INSERT INTO evidence_withdrawals (evidence_id, reason, person_id, at) SELECT id, 'x', 1, now() FROM evidence;
        INSERT INTO answer_links (case_id, candidate, sheet_id, groups, recipient, due, expires_on, created_by, created_at)
        SELECT k.case_id, k.number, k.service_id, '{KM}', 'x', '2026-12-01', '2026-12-01', 1, now() FROM candidates k
        ORDER BY k.case_id, k.number;
        INSERT INTO answer_link_tokens (token_hash, link_id, made_at) SELECT sha256(id::text::bytea), id, now() FROM answer_links;
        INSERT INTO link_sessions (token_hash, link_id, started_at, seen_at)
        SELECT sha256(id::text::bytea), id, now(), now() FROM answer_links;
        INSERT INTO answer_submissions (link_id, number, company, name, title, unanswered, content, digest, at)
        SELECT id, 1, 'x', 'x', 'x', 0, 'x', repeat('0', 64), now() FROM answer_links;
        INSERT INTO link_files (evidence_id, link_id) SELECT id, id FROM answer_links;
        INSERT INTO mail_outbox (dedupe_key, kind, link_id, to_address, subject, body, created_at, not_before)
        SELECT 'm' || id, 'x', id, 'a@example.jp', 'x', 'x', now(), now() FROM answer_links
        UNION ALL SELECT 'm', 'x', NULL, 'a@example.jp', 'x', 'x', now(), now();
        INSERT INTO case_closings (case_id, number, kind, reason, person_id, post_id, via, at)
        SELECT id, 1, 'NotUsed', 'x', 1, 1, 'Holder', now() FROM cases;
        INSERT INTO case_reopenings (case_id, number, reason, person_id, post_id, via, at)
        SELECT id, 1, 'x', 1, 1, 'Holder', now() FROM cases;
        INSERT INTO retention_extensions (case_id, until_date, reason, person_id, post_id, via, at)
        SELECT id, '2030-03-31', 'x', 1, 1, 'Holder', now() FROM cases;
        INSERT INTO disposals (case_id, department_id, title, begun_at, kind, closed_at, rule_id, kept_until, rows, files,
                               file_bytes, digests, services, reason, person_id, post_id, via, at)
        SELECT id + 1000, department_id, 'x', now(), 'NotUsed', now(), 1, '2020-03-31', '{}', 0, 0, '{}', '{}', 'x', 1, 1,
               'Holder', now()
        FROM cases
        """;

    /// <summary>For the cases that are there.</summary>
    public static async Task FillCases(this NpgsqlConnection superuser)
    {
        // As a replica nothing asks for keys in order, and no trigger looks at what is only there to be seen or not.
        await superuser.ExecuteAsync("SET session_replication_role = replica");
        await superuser.ExecuteAsync(Rows);
        await superuser.ExecuteAsync("SET session_replication_role = origin");
    }

    /// <summary>A case in each department, by number; stages go round.</summary>
    public static Task AddCases(this NpgsqlConnection superuser, IEnumerable<(int Department, string Stage)> cases) =>
        superuser.ExecuteAsync(
            """
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, stage, created_by, created_at)
            VALUES (@Department, '件名', '目的', 'kawaguchi', '', '', '{}', @Stage, 1, now())
            """,
            cases.Select(c => new { c.Department, c.Stage }));
}
