using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;

namespace VendorAssess.Features.Cases;

/// <summary>Writes of the rows of cases.</summary>
public static class CaseSql
{
    public static Task<int> AddCase(
        this DbConnection db, NewCase begun, Facts facts, CaseEditionHashes edition, int personId, DateTime now) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO cases (
                department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at, stage_at)
            VALUES (
                @DepartmentId, @Title, @Purpose, @Policy, @PolicyHash, @BankHash, @facts::jsonb, @personId, @now, @now)
            RETURNING id
            """,
            new
            {
                begun.DepartmentId,
                begun.Wording.Title,
                begun.Wording.Purpose,
                begun.Policy,
                edition.PolicyHash,
                edition.BankHash,
                facts = FactsJson.Write(facts).ToJsonString(),
                personId,
                now,
            });

    /// <summary>Saves over the version that was locked and checked in the caller's transaction.</summary>
    public static Task<int> SaveCase(this DbConnection db, int caseId, CaseWording wording, Facts facts) =>
        db.QuerySingleAsync<int>(
            """
            UPDATE cases
            SET title = @Title, purpose = @Purpose, facts = @facts::jsonb, version = version + 1
            WHERE id = @caseId
            RETURNING version
            """,
            new { caseId, wording.Title, wording.Purpose, facts = FactsJson.Write(facts).ToJsonString() });
}
