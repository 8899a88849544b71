using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Comparison;

/// <summary>候補比較表 of a case, to download.</summary>
public sealed class WriteComparisonFile(LoadComparison comparison, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case, and while there is nothing to compare.</summary>
    public async Task<WorkbookToSend?> Load(Person me, int caseId, CancellationToken leaving)
    {
        if (await comparison.Load(me, caseId, leaving) is not { Candidates.IsEmpty: false } found)
            return null;
        var file = found.File.Case;
        var book = new ComparisonBook(
            found.Edition.Policy, file.Title, file.Department, clock.GetUtcNow().DayInJapan(),
            [
                .. found.Candidates.Select(c => new Excel.Forms.ComparedCandidate(
                    c.Candidate.Number, $"{c.Candidate.Service} {c.Candidate.Plan}".TrimEnd(), c.Candidate.Provider,
                    c.Evaluation, c.Overrides)
                {
                    Excepted = c.Excepted,
                }),
            ]);
        return new WorkbookToSend($"候補比較表_{file.Title}", stream => ComparisonWriter.Write(book, stream));
    }
}
