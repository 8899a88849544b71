using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>Reads what was typed for one question; what cannot be taken is named with its input.</summary>
public sealed class TypedAnswer(Question question, TypedValues typed, ICollection<InputProblem> problems)
{
    public const int LongestText = 32_767;

    private readonly InputNames names = new(question.Id);
    private readonly List<string> written = [];

    /// <summary>Null when nothing was typed or touched, and when something cannot be taken.</summary>
    public WantedAnswer? Read()
    {
        if (!names.Touched(typed))
            return null;
        var before = problems.Count;
        var value = ReadValue();
        var answer = new Answer(
            question.Id, value ?? new AnswerValue.Pending(), Text(names.Note), Text(names.Evidence),
            Date(names.AsOf), Date(names.ValidUntil), typed.Number(names.Seen));
        if (value is null && problems.Count == before)
            RefuseEmpty(answer);
        if (answer.AsOf > answer.ValidUntil)
            Add(names.ValidUntil, "有効期限が基準日より前です。");
        return value is null || problems.Count > before ? null : new WantedAnswer(answer, string.Join("\n", written));
    }

    // Answers are only ever added: emptied inputs would say nothing about what is true now.
    private void RefuseEmpty(Answer answer)
    {
        if (answer.Revision > 0)
            Add(names.State, "回答を空にすることはできません。分からなくなったときは「確認中」を選んでください。");
        else if (answer is not { Note: "", Evidence: "", AsOf: null, ValidUntil: null })
            Add(names.State, "回答がありません。まだ分からないときは「確認中」を選ぶと、補足だけを残せます。");
    }

    private AnswerValue? ReadValue()
    {
        var state = typed.One(names.State);
        var reason = Text(names.Reason).Trim();
        if (state == InputNames.Pending)
            return new AnswerValue.Pending();
        if (state != InputNames.NotApplicable)
        {
            if (reason.Length > 0)
                Add(names.State, "該当なしの理由が書かれています。該当なしであれば「該当なし」を選んでください。");
            return ReadGiven();
        }
        if (reason.Length > 0)
            return new AnswerValue.NotApplicable(reason);
        Add(names.Reason, "該当なしの理由を書いてください。");
        return null;
    }

    private AnswerValue? ReadGiven()
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        foreach (var field in question.Fields)
        {
            var rows = field.Type == FieldType.Table ? ReadRows(field) : null;
            if ((rows ?? ReadField(field, names.Field(field))) is { } value)
                fields[field.Name] = value;
        }
        if (fields.Count == 0)
            return null;
        // «確認中» typed into a text is 確認中: what is stored is what is read back.
        using var json = JsonDocument.Parse(AnswerJson.Text(new AnswerValue.Given(fields.ToImmutable())));
        return AnswerJson.Read(question, json.RootElement, []);
    }

    private FieldValue? ReadRows(Field table)
    {
        var rows = Enumerable.Range(0, InputNames.MostRows)
            .Select(i => ReadRow(table, i))
            .Where(r => !r.IsEmpty)
            .ToImmutableArray();
        if (rows.Length > 0 && typed.One(names.Field(table)).Length > 0)
            Add(names.Field(table), "表の行と文章の両方が書かれています。どちらか一方にしてください。");
        return rows.Length > 0 ? new FieldValue.Rows(rows) : null;
    }

    private ImmutableSortedDictionary<string, FieldValue> ReadRow(Field table, int row)
    {
        var cells = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        foreach (var column in table.Columns)
        {
            if (ReadField(column, names.Cell(table, row, column)) is { } value)
                cells[column.Name] = value;
        }
        return cells.ToImmutable();
    }

    private FieldValue? ReadField(Field field, string name)
    {
        var texts = typed.Many(name).Select(t => t.Trim()).Where(t => t.Length > 0).ToArray();
        if (texts.Length == 0)
            return null;
        if (texts.Any(t => t.Length > LongestText))
        {
            Add(name, $"{LongestText} 文字までで書いてください。");
            return null;
        }
        var json = JsonSerializer.SerializeToElement<object>(texts is [var only] ? only : texts);
        if (FieldJson.Read(field, json, out var why) is not { } value)
        {
            Add(name, why);
            return null;
        }
        if (value is FieldValue.Day or FieldValue.Number)
            written.Add(field.Name == Field.MainName ? texts[0] : $"{field.Label}: {texts[0]}");
        return value;
    }

    private string Text(string name)
    {
        var text = typed.One(name);
        if (text.Length > LongestText)
            Add(name, $"{LongestText} 文字までで書いてください。");
        return text;
    }

    private DateOnly? Date(string name)
    {
        var text = typed.One(name).Trim();
        if (text.Length == 0)
            return null;
        var date = JapaneseDate.Parse(text);
        if (date is null)
            Add(name, "日付（令和9年3月31日、2027-03-31 など）で書いてください。");
        return date;
    }

    private void Add(string input, string why) => problems.Add(new InputProblem(input, $"{question.Id}: {why}"));
}
