using System.Text;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>A row of the form together with what came back in it.</summary>
internal sealed record TakenRow(FormRow Asked, FilledRow Filled);

/// <summary>Which rows may be taken: known, once, and asking what the bank still asks.</summary>
internal sealed class RowCheck(FormControl control, QuestionBank bank, QuestionBank? older, ProblemList problems)
{
    public Dictionary<string, TakenRow> Take(List<FilledRow> rows)
    {
        var taken = new Dictionary<string, TakenRow>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        // Titles and headers stand above the first question, in whatever words.
        foreach (var row in rows.SkipWhile(row => !IsQuestion(row)))
        {
            if (WhyNot(row) is { } why)
            {
                if (row.FirstFilled is { } at)
                    problems.Add(at, why);
            }
            else if (!taken.TryAdd(row.Id, new TakenRow(FormRow.Find(bank, row.Id)!, row)) && !row.IsBlank)
            {
                if (taken[row.Id].Filled.IsBlank)
                    taken[row.Id] = taken[row.Id] with { Filled = row };
                else if (!Same(taken[row.Id].Filled, row) && twice.Add(row.Id))
                    problems.Add(row.FirstFilled, $"{row.Id} の行が二つあり、内容が違います。どちらも読み取っていません。");
            }
        }
        foreach (var id in twice)
            taken.Remove(id);
        NameMissing(rows);
        return taken;
    }

    private bool IsQuestion(FilledRow row) =>
        FormRow.Find(bank, row.Id) is not null || control.Questions.ContainsKey(row.Id)
        || (older is not null && FormRow.Find(older, row.Id) is not null);

    private string? WhyNot(FilledRow row)
    {
        if (row.Id.Length == 0)
            return "どの設問の行か分からないため読み取れません。設問の行の補足に書いてください。";
        var was = older is null ? null : FormRow.Find(older, row.Id);
        if (FormRow.Find(bank, row.Id) is not { } asked)
            return $"設問 {row.Id}{Quoted(was?.Question.Text)}は現在の版にありません。{NotRead(row)}";
        var hash = row.Hash?.Text ?? control.Questions.GetValueOrDefault(asked.Question.Id);
        if (hash != FormRow.Hash(asked.Question))
        {
            var changed = was is not null && hash == FormRow.Hash(was.Question)
                ? QuestionChange.Between(was.Question, asked.Question)
                : null;
            return $"{row.Id} は、質問票を出力した後に{changed ?? "設問又は選択肢が変わっています"}。{NotRead(row)}"
                + "いまの設問を確かめて、質問票を出力し直すか、画面で回答してください。";
        }
        return row.Asked is { } shown && !Shows(shown.Text, asked)
            ? $"{row.Id} の設問の文（{shown.At}）が書き換えられています。元の文に戻して回答してください。"
            : null;
    }

    private static string Quoted(string? text) => text is null ? " " : $"「{TypedCell.Short(text)}」";

    private static string NotRead(FilledRow row) => row.Answer is { Text.Length: > 0 } answer
        ? $"この行の回答「{TypedCell.Short(answer.Text)}」は読み取っていません。"
        : "この行は読み取っていません。";

    /// <summary>The explanation under the question may differ between editions; the question itself may not.</summary>
    private bool Shows(string shown, FormRow asked)
    {
        var (text, question) = (Fold(shown), Fold(FormText.Asked(asked)));
        return text.StartsWith(question, StringComparison.Ordinal)
            && (control.Identity.BankHash != bank.Hash || text.Length == question.Length
                || text[question.Length..] == Fold(FormText.Explanation(asked)));
    }

    private void NameMissing(List<FilledRow> rows)
    {
        var present = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in control.Questions.Keys.Where(id => !present.Contains(id)))
            problems.Add(null, $"設問 {id} の行がありません。この設問の回答は読み取っていません。");
    }

    private static bool Same(FilledRow a, FilledRow b) =>
        a.Answer?.Text == b.Answer?.Text && a.Note?.Text == b.Note?.Text && a.Evidence?.Text == b.Evidence?.Text;

    private static string Fold(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
