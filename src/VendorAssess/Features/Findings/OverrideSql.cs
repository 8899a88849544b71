using System.Data.Common;
using Dapper;
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
    public static Task AddOverride(this DbConnection db, NewOverride judgement) =>
        db.ExecuteAsync(
            """
            INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
            VALUES (@CaseId, @Candidate, @Requirement, @Revision, @Status, @Reason, @PersonId, @PostId, @At)
            """,
            judgement);
}
