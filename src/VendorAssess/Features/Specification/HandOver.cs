using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Specification;

/// <summary>Hands a case to 契約担当 (調達中), and takes it back.</summary>
public sealed class HandOver(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>The stage that the case then has; wanted is 調達中 or 検討中.</summary>
    public async Task<Outcome<CaseStage>> Run(Person me, string? address, int caseId, CaseStage wanted)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan()) is not { } file)
            return Outcome.Refused<CaseStage>("この案件は見つかりません。削除されたか、あなたの部署からは見られないものです。");

        var standing = file.Case.Standing;
        if (WhyNot(standing, me, wanted) is { } reason)
            return Outcome.Refused<CaseStage>(reason);

        await db.SaveStage(caseId, wanted);
        var action = wanted == CaseStage.Procurement ? "case.handed-over" : "case.taken-back";
        await db.WriteAudit(new AuditEntry(
            me.Id, standing.Worker(me)?.Id, action, "case", caseId.ToString(CultureInfo.InvariantCulture), address));
        await transaction.CommitAsync();
        return Outcome.Done(wanted);
    }

    private static string? WhyNot(CaseStanding standing, Person me, CaseStage wanted) => wanted switch
    {
        CaseStage.Procurement => standing.WhyNotHandedOver(me),
        CaseStage.Considering => standing.WhyNotTakenBack(me),
        CaseStage.Closed => "案件を終了するのは、案件の終了の画面です。",
    };
}
