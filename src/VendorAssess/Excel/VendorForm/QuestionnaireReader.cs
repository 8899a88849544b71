using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Reads a vendor workbook (質問票) back: every value is taken, or named with sheet and cell.</summary>
public static class QuestionnaireReader
{
    public static Outcome<FilledQuestionnaire> Read(Stream file, QuestionBank bank) => WorkbookFile.Read(file) switch
    {
        WorkbookRead.Done(var workbook) => Read(workbook, bank, older: null),
        WorkbookRead.Refused(var reason) => Outcome.Refused<FilledQuestionnaire>(reason),
        _ => throw new InvalidOperationException("Unknown result of reading."),
    };

    /// <summary>The hash of the bank that a workbook says it was written with; empty where it says none.</summary>
    public static string BankHashOf(Workbook workbook) =>
        FormControl.Read(workbook) is Outcome<FormControl>.Done(var control) ? control.Identity.BankHash : "";

    /// <summary>
    /// Reads under the bank in force; the older bank that the workbook was written with tells what changed since, where
    /// a question does not ask the same any more.
    /// </summary>
    public static Outcome<FilledQuestionnaire> Read(Workbook workbook, QuestionBank bank, QuestionBank? older) =>
        (FormControl.Read(workbook), FormSheet.Read(workbook)) switch
        {
            (Outcome<FormControl>.Refused(var reason), _) => Outcome.Refused<FilledQuestionnaire>(reason),
            (_, Outcome<(Sheet, List<FilledRow>)>.Refused(var reason)) => Outcome.Refused<FilledQuestionnaire>(reason),
            (Outcome<FormControl>.Done(var control), Outcome<(Sheet Sheet, List<FilledRow> Rows)>.Done(var form)) =>
                Outcome.Done(Read(control, form.Sheet, form.Rows, new FormTables(workbook), bank, older)),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };

    private static FilledQuestionnaire Read(
        FormControl control, Sheet sheet, List<FilledRow> rows, FormTables tables, QuestionBank bank,
        QuestionBank? older)
    {
        var problems = new ProblemList([], sheet.Name);
        CheckControl(control, bank, problems.In(control.Sheet));
        var taken = new RowCheck(control, bank, older, problems).Take(rows);
        var answers = new AnswerReader(tables, problems);
        return new FilledQuestionnaire(
            control.Identity,
            taken.Values
                .GroupBy(row => row.Asked.Question)
                .Select(group => (group.Key.Id, Value: answers.Read(group.Key, group)))
                .Where(answer => answer.Value is not null)
                .ToImmutableSortedDictionary(answer => answer.Id, answer => answer.Value!, StringComparer.Ordinal),
            Texts(taken, row => row.Filled.Note, problems),
            Texts(taken, row => row.Filled.Evidence, problems),
            Sources(taken, sheet),
            [.. problems.Found]);
    }

    private static void CheckControl(FormControl control, QuestionBank bank, ProblemList problems)
    {
        if (!control.IsIntact)
            problems.Add(null, "管理情報のシートが書き換えられています。案件と版を確かめてください。");
        if (control.Identity.BankEdition != bank.Edition)
            problems.Add(null, $"設問の旧版（{control.Identity.BankEdition}）の質問票です。"
                + $"現在の版（{bank.Edition}）と同じ設問の回答だけを読み取りました。");
    }

    // A table is filled on a sheet of its own; its row still says where it is asked.
    private static ImmutableSortedDictionary<string, SourceCell> Sources(
        Dictionary<string, TakenRow> rows, Sheet sheet) =>
        rows.ToImmutableSortedDictionary(
            row => row.Key,
            row => new SourceCell(
                sheet.Name,
                row.Value.Filled.FirstFilled?.ToString() ?? "",
                row.Value.Filled.Answer?.Text ?? ""),
            StringComparer.Ordinal);

    /// <summary>Character for character: nothing is trimmed.</summary>
    private static ImmutableSortedDictionary<string, string> Texts(
        Dictionary<string, TakenRow> rows, Func<TakenRow, Cell?> part, ProblemList problems)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (id, row) in rows)
        {
            if (part(row) is not { } cell)
                continue;
            if (CellTrouble.Of(cell) is { } trouble)
                problems.Add(cell.At, trouble);
            else
                texts[id] = cell.Text;
        }
        return texts.ToImmutable();
    }
}
