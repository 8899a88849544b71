using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Uses;

/// <summary>利用台帳 to download, narrowed as on the page; all that the person sees.</summary>
public sealed class WriteRegisterFile(ListUses uses, TimeProvider clock)
{
    /// <summary>More than any municipality uses; a workbook that is cut says so.</summary>
    public const int Longest = 20_000;

    public async Task<WorkbookToSend?> Load(Person me, UseFilter filter, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        var list = await uses.Load(me, filter with { Before = null }, Longest, leaving);
        var book = new RegisterBook(
            "利用台帳", Scope(filter, list), today, [.. list.Uses.Select(u => Line(u, today))]);
        return new WorkbookToSend("利用台帳", stream => RegisterWriter.Write(book, stream));
    }

    private static string Scope(UseFilter filter, UseList list)
    {
        string[] parts =
        [
            filter.State?.Label() ?? "見られる利用すべて",
            filter.Text.Length > 0 ? $"「{filter.Text}」を含むもの" : "",
            list.Next is null ? "" : $"新しいものから{Longest}件まで",
        ];
        return string.Join('、', parts.Where(p => p.Length > 0));
    }

    private static RegisterLine Line(ListedUse use, DateOnly today) => new(
        use.Id, use.ServiceAndPlan, use.Provider, use.Department, use.Manager, use.ProcedureTitle,
        DateOnly.FromDateTime(use.DecidedAt.InJapan()), use.UseFrom, use.UseUntil, use.NextReview, use.Conditions,
        use.StateOn(today).Label());
}
