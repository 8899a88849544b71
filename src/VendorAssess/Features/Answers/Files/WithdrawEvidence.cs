using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Files;

/// <summary>Takes a file out of what counts; its bytes stay until their retention ends.</summary>
public sealed class WithdrawEvidence(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<EvidenceFile>> Run(Person me, string? address, SheetKey sheet, int file, string reason)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockSheet(sheet, [], me.Id, now.DayInJapan()) is not { } locked
            || await db.FindFile(locked.Id, file) is not { } held)
            return Outcome.Refused<EvidenceFile>("この証跡は見つかりません。");
        var standing = locked.File.Case.Standing;
        if ((standing.WhyNotEditable(me) ?? held.WhyNotWithdrawn(reason)) is { } whyNot)
            return Outcome.Refused<EvidenceFile>(whyNot);

        await db.AddWithdrawal(file, reason, me.Id, "", now.UtcDateTime);
        await db.WriteAudit(new(
            me.Id, standing.Worker(me)?.Id, "evidence.withdrawn", "case",
            sheet.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            BeforeDigest = held.Sha256,
            Detail = new Dictionary<string, string>
            {
                ["証跡"] = file.ToString(CultureInfo.InvariantCulture), ["設問"] = held.Question,
            },
        });
        await transaction.CommitAsync();
        return Outcome.Done(held);
    }
}
