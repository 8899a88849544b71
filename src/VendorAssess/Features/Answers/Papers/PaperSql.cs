using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Answers.Papers;

public enum ProposalDecision { Accepted, Edited, Rejected }

public static class ProposalDecisionWords
{
    public static string Label(this ProposalDecision decision) => decision switch
    {
        ProposalDecision.Accepted => "採用", ProposalDecision.Edited => "直して採用", ProposalDecision.Rejected => "不採用",
    };
}

/// <summary>A vendor's own paper as it is listed.</summary>
public sealed record PaperListRow(
    int Id, string FileName, string Paper, string? PaperVersion, string By, DateTime At, int Decided);

/// <summary>A vendor's own paper with what was read from it.</summary>
public sealed record PaperFileRow(
    int Id, string FileName, string FileSha256, string Preview, string Paper, string? PaperVersion, string By, DateTime At);

/// <summary>What a person made of the proposal for a question.</summary>
public sealed record DecisionRow(
    string Question, int Number, ProposalDecision Decision, int? AnswerRevision, string By, DateTime At);

public static class PaperSql
{
    public static async Task<IReadOnlyList<PaperListRow>> ListPapers(
        this DbConnection db, int caseId, int candidate, int personId, DateOnly today, CancellationToken leaving) =>
    [
        .. await db.QueryAsync<PaperListRow>(new CommandDefinition(
            """
            SELECT i.id, i.file_name, i.paper, i.paper_version, p.name AS by, i.at,
                   (SELECT count(DISTINCT d.question)::int FROM proposal_decisions d WHERE d.import_id = i.id) AS decided
            FROM workbook_imports i
            JOIN visible_cases(@personId, @today) v ON v.case_id = i.case_id
            JOIN people p ON p.id = i.person_id
            WHERE i.case_id = @caseId AND i.candidate = @candidate AND i.paper IS NOT NULL
            ORDER BY i.id DESC
            LIMIT 100
            """,
            new { caseId, candidate, personId, today },
            cancellationToken: leaving)),
    ];

    /// <summary>The paper with the newest decision on each question, in one round trip.</summary>
    public static async Task<(PaperFileRow Paper, IReadOnlyList<DecisionRow> Decisions)?> FindPaper(
        this DbConnection db, int caseId, int candidate, int paperId, int personId, DateOnly today,
        CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT i.id, i.file_name, i.file_sha256, i.preview::text AS preview, i.paper, i.paper_version, p.name AS by, i.at
            FROM workbook_imports i
            JOIN visible_cases(@personId, @today) v ON v.case_id = i.case_id
            JOIN people p ON p.id = i.person_id
            WHERE i.id = @paperId AND i.case_id = @caseId AND i.candidate = @candidate AND i.paper IS NOT NULL;

            SELECT DISTINCT ON (d.question) d.question, d.number, d.decision, d.answer_revision, p.name AS by, d.at
            FROM proposal_decisions d
            JOIN workbook_imports i ON i.id = d.import_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = i.case_id
            JOIN people p ON p.id = d.person_id
            WHERE d.import_id = @paperId AND i.case_id = @caseId AND i.candidate = @candidate
            ORDER BY d.question, d.number DESC
            """,
            new { caseId, candidate, paperId, personId, today },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<PaperFileRow>() is { } row
            ? (row, [.. await results.ReadAsync<DecisionRow>()])
            : null;
    }

    public static Task SetPaperVersion(this DbConnection db, int paperId, string version) =>
        db.ExecuteAsync(
            """
            UPDATE workbook_imports
            SET paper_version = @version
            WHERE id = @paperId AND paper IS NOT NULL
            """,
            new { paperId, version });

    /// <summary>Adds a decision on each question after those there are.</summary>
    public static Task AddDecisions(
        this DbConnection db, int paperId, IReadOnlyList<NewDecision> decisions, int personId, DateTime at) =>
        db.ExecuteAsync(
            """
            INSERT INTO proposal_decisions (import_id, question, number, decision, answer_revision, person_id, at)
            SELECT @paperId, n.question,
                   1 + coalesce((SELECT max(number) FROM proposal_decisions d
                                 WHERE d.import_id = @paperId AND d.question = n.question), 0),
                   n.decision, n.revision, @personId, @at
            FROM unnest(@questions, @decisions, @revisions) AS n (question, decision, revision)
            """,
            new
            {
                paperId,
                questions = decisions.Select(d => d.Question).ToArray(),
                decisions = decisions.Select(d => d.Decision.ToString()).ToArray(),
                revisions = decisions.Select(d => d.AnswerRevision).ToArray(),
                personId,
                at,
            });
}

/// <summary>A decision to be kept; the revision is that of the answer which came of it.</summary>
public sealed record NewDecision(string Question, ProposalDecision Decision, int? AnswerRevision);
