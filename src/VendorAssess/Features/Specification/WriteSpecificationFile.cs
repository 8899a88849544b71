using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Specification;

/// <summary>セキュリティ要件一覧 (調達仕様書 別紙) with the 契約条項 to download.</summary>
public sealed class WriteSpecificationFile(LoadSpecification specification, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case.</summary>
    public async Task<WorkbookToSend?> Load(Person me, int caseId, CancellationToken leaving)
    {
        if (await specification.Load(me, caseId, leaving) is not { } seen)
            return null;
        var row = seen.File.Case;
        var book = new SpecificationBook(
            seen.List, row.Id, row.Title, row.Department, clock.GetUtcNow().DayInJapan());
        return new WorkbookToSend($"要件一覧_{row.Title}", stream => SpecificationWriter.Write(book, stream));
    }
}
