using Dapper;
using Npgsql;
using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Features.Findings;

/// <summary>One judgement in the history of a requirement; without status it withdraws the one before.</summary>
public sealed record OverrideHistoryRow(
    int Revision, Status? Status, string Reason, string By, string Post, DateTime At);

/// <summary>A new revision of a person's judgement.</summary>
public sealed record NewOverride(
    int CaseId, int Candidate, string Requirement, int Revision, string? Status, string Reason, int PersonId,
    int PostId, DateTime At);

public static class OverrideSql
{
    public static Task AddOverride(this NpgsqlConnection db, NewOverride judgement) =>
        db.ExecuteAsync(
            """
            INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
            VALUES (@CaseId, @Candidate, @Requirement, @Revision, @Status, @Reason, @PersonId, @PostId, @At)
            """,
            judgement);

    /// <summary>The newest first.</summary>
    public static Task<IEnumerable<OverrideHistoryRow>> LoadOverrides(
        this NpgsqlConnection db, int caseId, int candidate, string requirement, int personId, DateOnly today,
        CancellationToken leaving) =>
        db.QueryAsync<OverrideHistoryRow>(new CommandDefinition(
            """
            SELECT o.revision, o.status, o.reason, p.name AS by, d.name || ' ' || t.title AS post, o.at
            FROM overrides o
            JOIN visible_cases(@personId, @today) v ON v.case_id = o.case_id
            JOIN people p ON p.id = o.person_id
            JOIN posts t ON t.id = o.post_id
            JOIN departments d ON d.id = t.department_id
            WHERE o.case_id = @caseId AND o.candidate = @candidate AND o.requirement = @requirement
            ORDER BY o.revision DESC
            """,
            new { caseId, candidate, requirement, personId, today },
            cancellationToken: leaving));
}
