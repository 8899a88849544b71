using System.Data.Common;
using VendorAssess.Domain.Answers;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Saving;

public static class SheetWriteSql
{
    /// <summary>What a plan adds, and its entry in the audit log as the last statement.</summary>
    public static async Task WriteSheet(
        this DbConnection db, int sheetId, SheetKey sheet, SheetPlan plan, AnswerOrigin origin, AuditEntry entry)
    {
        if (!plan.Answers.Additions.IsEmpty)
            await db.AddAnswers(sheetId, plan.Answers.Additions, origin);
        if (!plan.Records.Additions.IsEmpty)
            await db.AddTexts(sheet, plan.Records.Additions, origin);
        await db.WriteAudit(entry);
    }
}
