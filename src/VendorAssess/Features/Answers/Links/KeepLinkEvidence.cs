using System.Data.Common;
using System.Globalization;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Features.Answers.Files;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Keeps a file that came by a link as evidence, under the rules and the quota of the sheet.</summary>
public sealed class KeepLinkEvidence(KeepEvidence evidence, Editions editions, TimeProvider clock)
{
    /// <summary>The number of the file.</summary>
    public Task<Outcome<int>> Run(LinkVisitor visitor, string? address, WantedFile wanted) =>
        evidence.Run(Asker.Link(visitor.LinkId), wanted, db => Place(db, visitor, address, wanted.Question));

    private async Task<Outcome<FilePlace>> Place(
        DbConnection db, LinkVisitor visitor, string? address, string question)
    {
        await db.LockLink(visitor.LinkId);
        await db.LockSheetOf(visitor.LinkId);
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        var sheet = await LinkSheet.Of(file, editions, clock.GetUtcNow());
        if ((sheet.WhyNotAnswerable ?? WhyNotFor(sheet, question)) is { } reason)
            return Outcome.Refused<FilePlace>(reason);
        var subject = file.Row.CaseId.ToString(CultureInfo.InvariantCulture);
        var entry = new AuditEntry(null, null, "evidence.kept", "case", subject, address);
        return Outcome.Done(new FilePlace(file.Row.SheetId, null, visitor.ByName, entry, visitor.LinkId));
    }

    private static string? WhyNotFor(LinkSheet sheet, string question) => question.Length == 0
        ? sheet.Link.IsSubLink ? "どの設問の証跡かを選んでください。" : null
        : sheet.Asks(question) ? null : $"{question} は、この依頼で聞いている設問ではありません。";
}
