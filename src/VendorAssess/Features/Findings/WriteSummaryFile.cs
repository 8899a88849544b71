using VendorAssess.Domain.People;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Findings;

/// <summary>評価結果サマリ of one candidate, to download.</summary>
public sealed class WriteSummaryFile(LoadFindings findings)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<WorkbookToSend?> Load(Person me, int caseId, int candidate, CancellationToken leaving)
    {
        if (await findings.Load(me, caseId, candidate, leaving) is not { } found)
            return null;
        var (row, file) = (found.Candidate, found.File.Case);
        var book = new SummaryBook(
            file.Title, file.Purpose, file.Department,
            new(row.Number, $"{row.Service} {row.Plan}".TrimEnd(), row.Provider, found.Evaluation, found.Overrides)
            {
                Excepted = found.Excepted,
            });
        return new WorkbookToSend(
            $"評価結果サマリ_{file.Title}_{row.Service}", stream => SummaryWriter.Write(book, stream));
    }
}
