using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>A workbook beside what is held now: what storing it would change, and what could not be taken.</summary>
public sealed record ImportPreview(
    CaseFile File, CandidateRow Candidate, ImportRow Import, ImmutableArray<ImportLine> Lines,
    ImmutableArray<CellProblem> Problems)
{
    /// <summary>The installation that a pack is from; null for a workbook.</summary>
    public string? Pack { get; init; }

    public string What => Pack is null ? "質問票" : "回答パック";

    public IEnumerable<ImportLine> Changes => Lines.Where(l => l.CanBeTaken);

    public IEnumerable<ImportLine> Unchanged => Lines.Where(l => l.IsUnchanged);

    public IEnumerable<ImportLine> NotTaken => Lines.Where(l => l.WhyNot is not null);

    public string? WhyNotStorable(Person me) => Import.State switch
    {
        ImportState.Stored => "この取り込みは保存済みです。",
        ImportState.Dropped => "この取り込みは取りやめました。",
        ImportState.Previewed => File.Case.Standing.WhyNotEditable(me)
            ?? (Changes.Any() ? null : "保存する変更がありません。"),
    };
}

public sealed class LoadImport(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case, candidate or import.</summary>
    public async Task<ImportPreview?> Load(
        Person me, int caseId, int candidate, int importId, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } considered
            || await db.FindImport(caseId, candidate, importId, me.Id, today, leaving) is not { } import)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var workbook = ImportedWorkbook.FromJson(import.Preview);
        return new ImportPreview(
            file,
            considered,
            import,
            ImportLine.All(workbook, edition.Bank, file.RowsFor(candidate), today),
            workbook.Problems) { Pack = workbook.Pack };
    }
}
