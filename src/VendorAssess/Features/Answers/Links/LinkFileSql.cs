using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Under which content the questions of a link are asked; facts decide which, and are shown to nobody.</summary>
public sealed record LinkContent(string Policy, string PolicyHash, string BankHash, string Facts);

/// <summary>All that whoever came by a link may see, read at one moment.</summary>
public sealed record LinkFile(
    LinkRow Row, LinkContent Content, ImmutableArray<AnswerRow> Answers, ImmutableArray<LinkRow> SubLinks,
    ImmutableArray<SubmissionRow> Submissions, ImmutableArray<LinkFileRow> Files)
{
    public IReadOnlyDictionary<string, AnswerRow> Held =>
        Answers.ToDictionary(a => a.Question, StringComparer.Ordinal);

    /// <summary>The hand-in that stands, if it was not reopened.</summary>
    public SubmissionRow? Submission => Submissions.FirstOrDefault(s => s.ReopenedAt is null);

    public Context ContextFor(Edition edition, DateOnly today)
    {
        var answers =
            from row in Answers
            let question = edition.Bank.Find(row.Question)
            where question is { AboutService: true }
            let answer = row.AnswerFor(question)
            where answer is not null
            select answer;
        return new Context(edition.Policy, edition.Bank, FactsUnder(edition.Policy), AnswerSet.Of(answers), today);
    }

    /// <summary>As the saving of typed answers knows a sheet: with nothing of the case but what is here.</summary>
    public OpenSheet Open(Edition edition)
    {
        const int service = 0;
        var row = new CaseRow(
            Row.CaseId, "", "", "", "0", Content.Policy, Content.PolicyHash, Content.BankHash, Content.Facts,
            CaseStage.Considering, 0, "", Row.CreatedAt);
        var candidate = new CandidateRow(Row.Candidate, service, Row.Service, Row.Plan, Row.Provider);
        var answers = Answers.Select(a => a with { ServiceId = service });
        return new OpenSheet(
            new SheetKey(Row.CaseId, Row.Candidate), new CaseFile(row, [candidate], [.. answers], [], []), [], edition);
    }

    private Facts FactsUnder(Policy policy)
    {
        using var json = JsonDocument.Parse(Content.Facts);
        return FactsJson.Read(policy, json.RootElement, []);
    }
}

/// <summary>
/// What a vendor reads. Of the service's sheet it sees the answers, since they are about its own service, but neither who
/// in the city wrote one, nor the names of other links' people; a note or evidence only where a vendor wrote it, by a link
/// or in a workbook, since the city's own remarks may stand in the others.
/// </summary>
public static class LinkFileSql
{
    private const string All =
        """
        SELECT id, root_id, parent_id, case_id, candidate, sheet_id, groups, company, recipient, address, contact,
               message, due, expires_on, case_closed, opened, answered, revoked, submitted, created_at, seen_at,
               "case", department, service, plan, provider
        FROM link_details
        WHERE id = @linkId OR parent_id = @linkId
        ORDER BY id;

        SELECT c.policy, c.policy_hash, c.bank_hash, c.facts::text AS facts
        FROM answer_links l
        JOIN cases c ON c.id = l.case_id
        WHERE l.id = @linkId;

        SELECT DISTINCT ON (a.question)
               NULL::integer AS service_id, a.question, a.revision, a.value::text AS value,
               CASE WHEN a.source IN ('Link', 'Workbook') THEN a.written ELSE '' END AS written,
               CASE WHEN a.source IN ('Link', 'Workbook') THEN a.note ELSE '' END AS note,
               CASE WHEN a.source IN ('Link', 'Workbook') THEN a.evidence ELSE '' END AS evidence,
               a.as_of, a.valid_until, a.source, NULL AS file_sha256, NULL AS file_name, a.bank_hash,
               CASE WHEN a.person_id IS NOT NULL THEN '市の担当者'
                    WHEN coalesce(writer.parent_id, writer.id) = coalesce(l.parent_id, l.id) THEN a.by_name
                    ELSE 'ほかの回答者' END AS by,
               a.at
        FROM answer_links l
        JOIN answers a ON a.sheet_id = l.sheet_id
        LEFT JOIN answer_links writer ON writer.id = a.link_id
        WHERE l.id = @linkId
        ORDER BY a.question, a.revision DESC;

        SELECT s.number, s.company, s.name, s.title, s.unanswered, s.digest, s.at, s.reopened_at, s.reopened_reason
        FROM answer_submissions s
        JOIN link_standings n ON n.root_id = s.link_id AND n.id = @linkId
        ORDER BY s.number DESC
        LIMIT 20;

        SELECT e.id, e.question, e.name, c.size, c.sha256, e.confidential, e.at
        FROM link_standings n
        JOIN link_standings family ON family.root_id = n.root_id
        JOIN link_files f ON f.link_id = family.id
        JOIN evidence e ON e.id = f.evidence_id
        JOIN evidence_contents c ON c.id = e.content_id
        WHERE n.id = @linkId AND NOT EXISTS (SELECT FROM evidence_withdrawals w WHERE w.evidence_id = e.id)
        ORDER BY e.question, e.id
        LIMIT 500
        """;

    /// <summary>Null only where there is no such link; whether it may be used has been asked before.</summary>
    public static async Task<LinkFile?> LoadLinkFile(
        this DbConnection db, int linkId, CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(
            new CommandDefinition(All, new { linkId }, cancellationToken: leaving));
        var links = (await results.ReadAsync<LinkRow>()).AsList();
        return links.FirstOrDefault(l => l.Id == linkId) is { } row
            ? new LinkFile(
                row,
                await results.ReadSingleAsync<LinkContent>(),
                [.. await results.ReadAsync<AnswerRow>()],
                [.. links.Where(l => l.ParentId == linkId)],
                [.. await results.ReadAsync<SubmissionRow>()],
                [.. await results.ReadAsync<LinkFileRow>()])
            : null;
    }

    /// <summary>
    /// Locks the link that the city made, for itself and its sub-links: who saves, submits, reopens or ends waits.
    /// </summary>
    public static Task LockLink(this DbConnection db, int linkId) =>
        db.ExecuteAsync(
            """
            SELECT root.id
            FROM answer_links l
            JOIN answer_links root ON root.id = coalesce(l.parent_id, l.id)
            WHERE l.id = @linkId
            FOR UPDATE OF root
            """,
            new { linkId });
}
