using System.Globalization;
using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Rows of the town that no form makes, or makes only slowly, and the ids of what the forms made.</summary>
internal sealed class TownRows(ProductHost host, MatrixTown town)
{
    /// <summary>All that was ever put into the outbox.</summary>
    public async Task<IEnumerable<(string Address, string Text)>> Mails()
    {
        await using var db = await Open();
        return await db.QueryAsync<(string, string)>(
            "SELECT to_address, concat_ws(' ', to_name, subject, body, dedupe_key) FROM mail_outbox");
    }

    public async Task CopyImports(Subject[] begun)
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            """
            INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview,
                                          person_id, at, paper, paper_version)
            SELECT c.id, 1, h.id, CASE WHEN w.paper IS NULL THEN c.import ELSE c.paper END, w.file_sha256, w.file,
                   w.preview, w.person_id, w.at, w.paper, w.paper_version
            FROM workbook_imports w, unnest(@cases, @imports, @papers) AS c (id, import, paper)
            JOIN candidates k ON k.case_id = c.id AND k.number = 1
            JOIN answer_sheets h ON h.service_id = k.service_id
            WHERE c.id <> w.case_id
            """,
            new
            {
                cases = begun.Select(s => s.Case).ToArray(), imports = Strings(begun, "import-name"),
                papers = Strings(begun, "paper-name"),
            });
    }

    public async Task DisposeOfEarlier(Subject[] begun)
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            """
            WITH rule AS (
                INSERT INTO retention_rules (kind, years, first_month, decides, basis, person_id, recorded_at)
                SELECT 'Withdrawn', 1, 4, '{chief}', '文書取扱規程', min(person_id), now() FROM post_holders
                RETURNING id, person_id, (SELECT min(id) FROM posts WHERE role = 'chief') AS post_id
            )
            INSERT INTO disposals (case_id, department_id, title, begun_at, kind, closed_at, rule_id, kept_until, rows,
                                   files, file_bytes, digests, services, reason, person_id, post_id, via, at)
            SELECT 900000 + c.id, c.department_id, d.title, now(), 'Withdrawn', now(), rule.id, CURRENT_DATE, '{}', 0,
                   0, '{}', '{}', '保存年限の満了', rule.person_id, rule.post_id, 'Holder', now()
            FROM rule, unnest(@cases, @titles) AS d (id, title)
            JOIN cases c ON c.id = d.id
            """,
            new { cases = begun.Select(s => s.Case).ToArray(), titles = Strings(begun, "disposed-title") });
    }

    /// <summary>Although a request of it waits, as no form would: so it meets every state at once.</summary>
    public async Task Close(Subject subject)
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            """
            UPDATE cases SET stage = 'Closed' WHERE id = @Case;
            INSERT INTO case_closings (case_id, number, kind, reason, person_id, post_id, via, at)
            SELECT @Case, 1, 'Withdrawn', 'やめた', h.person_id, h.post_id, 'Holder', now() FROM post_holders h LIMIT 1
            """,
            new { subject.Case });
    }

    /// <summary>As if it had been closed so long ago that it need not be kept any more.</summary>
    public async Task MoveClosingBack(Subject subject)
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            """
            SET session_replication_role = replica;
            UPDATE case_closings SET at = '2001-06-01' WHERE case_id = @Case;
            SET session_replication_role = DEFAULT
            """,
            new { subject.Case });
    }

    /// <summary>What the disposal of a case left.</summary>
    public async Task<int> RecordOf(Subject subject)
    {
        await using var db = await Open();
        return await db.QuerySingleAsync<int>("SELECT id FROM disposals WHERE case_id = @Case", new { subject.Case });
    }

    public async Task<AdminRows> Administer()
    {
        const string list = "/admin/transfers", one = "/admin/transfers/{Id:int}";
        var applied = await town.Do("kanri", list, "read", town.Nobodys);
        await town.Do("kanri", one, "apply", town.Nobodys, applied);
        town.Fills.Files["read"] = Fills.Transfer("matrix-newer");
        var transfer = await town.Do("kanri", list, "read", town.Nobodys);
        var person = await Employee.In(host, "matrix-person");
        (await person.SignedIn(host.Product)).Dispose();
        await using var db = await Open();
        // Terms end far in the future, so that they can still be ended sooner.
        return await db.QuerySingleAsync<AdminRows>(
            """
            WITH spare AS (
                INSERT INTO departments (name) VALUES ('空の課') RETURNING id
            ), empty AS (
                INSERT INTO departments (name) VALUES ('もう一つの空の課') RETURNING id
            ), closed AS (
                INSERT INTO departments (name, until_date) VALUES ('閉じる課', '2099-12-31') RETURNING id
            ), ended AS (
                INSERT INTO posts (department_id, role, title, until_date)
                SELECT id, 'applicant', '廃止する職', '2099-12-31' FROM spare
                RETURNING id
            ), off AS (
                INSERT INTO people (login, name, password_hash, active) VALUES ('matrix-off', '休止 一郎', '', false)
                RETURNING id
            ), used AS (
                SELECT min(post_id) AS id FROM use_managers
            ), beside AS (
                INSERT INTO posts (department_id, role, title)
                SELECT p.department_id, p.role, '副課長' FROM posts p JOIN used USING (id)
                RETURNING id
            ), stands AS (
                INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by,
                                              recorded_at)
                SELECT used.id, off.id, CURRENT_DATE, '2099-12-31', '休み', off.id, now() FROM used, off
            )
            SELECT @person AS person, off.id AS off, spare.id AS department, empty.id AS empty, closed.id AS closed,
                   used.id AS post, (SELECT min(id) FROM posts WHERE role = 'chief') AS chief, beside.id AS beside,
                   ended.id AS ended,
                   @transfer AS transfer, @applied AS applied
            FROM off, spare, empty, closed, used, beside, ended
            """,
            new { person = person.Id, transfer = Number(transfer), applied = Number(applied) });
    }

    /// <summary>The subject with what the forms made for its case.</summary>
    public async Task<Subject> Of(Subject subject)
    {
        await using var db = await Open();
        var rows = await db.QuerySingleAsync<Subject>(
            """
            SELECT @Name AS name, c.id AS case,
                   (SELECT id FROM requests WHERE case_id = c.id AND candidate = 1) AS request,
                   (SELECT id FROM requests WHERE case_id = c.id AND candidate = 2) AS approved,
                   (SELECT use_id FROM use_grounds WHERE case_id = c.id) AS use,
                   (SELECT k.id FROM checks k JOIN use_grounds g USING (use_id) WHERE g.case_id = c.id) AS check,
                   (SELECT id FROM exceptions WHERE case_id = c.id) AS exception,
                   (SELECT e.id FROM evidence e JOIN answer_sheets h ON h.id = e.sheet_id
                    WHERE h.service_id = s.service_id) AS evidence,
                   (SELECT id FROM disposals WHERE case_id = 900000 + c.id) AS disposal,
                   (SELECT e.id FROM evidence e JOIN answer_sheets h ON h.id = e.sheet_id
                    WHERE h.case_id = c.id) AS own_evidence,
                   (SELECT min(id) FROM advice WHERE case_id = c.id) AS advice,
                   s.service_id AS service,
                   (SELECT id FROM workbook_imports WHERE case_id = c.id AND paper IS NULL) AS import,
                   (SELECT id FROM workbook_imports WHERE case_id = c.id AND paper IS NOT NULL) AS paper,
                   (SELECT min(id) FROM answer_links WHERE case_id = c.id AND parent_id IS NULL) AS link,
                   (SELECT max(id) FROM answer_links WHERE case_id = c.id AND parent_id IS NULL) AS submitted
            FROM cases c
            JOIN candidates s ON s.case_id = c.id AND s.number = 1
            WHERE c.id = @Case
            """,
            new { subject.Name, subject.Case });
        return rows;
    }

    private string[] Strings(Subject[] subjects, string kind) =>
        [.. subjects.Select(s => town.Canaries.Of(s.Name, kind))];

    private async Task<Npgsql.NpgsqlConnection> Open() => await host.Database.Superuser.OpenConnectionAsync();

    private static int Number(string address) => int.Parse(address.Split('/')[3], CultureInfo.InvariantCulture);
}
