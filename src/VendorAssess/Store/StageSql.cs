using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;

namespace VendorAssess.Store;

public static class StageSql
{
    public static Task SaveStage(this DbConnection db, int caseId, CaseStage stage) =>
        db.ExecuteAsync(
            """
            UPDATE cases
            SET stage = @stage, version = version + 1
            WHERE id = @caseId
            """,
            new { caseId, stage = stage.ToString() });
}
