using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Puts a question's answer together from its row, the rows of its parts and its table.</summary>
internal sealed class AnswerReader(FormTables tables, ProblemList problems)
{
    private static readonly string[] PointsToTable = ["あり", "有", "有り", "別シート", "別シートのとおり", "表のとおり"];

    public AnswerValue? Read(Question question, IEnumerable<TakenRow> rows)
    {
        var byField = rows.ToDictionary(row => row.Asked.Field.Name, StringComparer.Ordinal);
        var fields = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        foreach (var row in byField.Values)
        {
            if (ReadField(row) is { } value)
                fields[row.Asked.Field.Name] = value;
        }
        var main = byField.GetValueOrDefault(Field.MainName);
        var word = main?.Filled.Answer is { } cell ? Special(main, cell) : null;
        if (fields.Count == 0)
            return word is null ? null : Whole(word, main!);
        if (word is not null)
            problems.Add(main!.Filled.Answer!.At, $"ほかの欄に回答があるため、「{main.Filled.Answer.Text.Trim()}」は読み取っていません。");
        return new AnswerValue.Given(fields.ToImmutable());
    }

    private AnswerValue? Whole(SpecialWord word, TakenRow main)
    {
        if (word is SpecialWord.Pending)
            return new AnswerValue.Pending();
        var reason = ((SpecialWord.NotApplicable)word).Reason;
        if (string.IsNullOrWhiteSpace(reason))
            reason = main.Filled.Note is { } note && CellTrouble.Of(note) is null ? note.Text : "";
        if (!string.IsNullOrWhiteSpace(reason))
            return new AnswerValue.NotApplicable(reason);
        problems.Add(main.Filled.Answer!.At, "「該当なし」には理由が要ります。補足に理由を書いてください。");
        return null;
    }

    private FieldValue? ReadField(TakenRow row)
    {
        var filled = row.Filled.Answer is { } answer && !IsBlank(answer);
        var rows = row.Asked.Field.Type == FieldType.Table ? tables.Read(row.Asked, filled, problems) : null;
        if (row.Filled.Answer is not { } cell || !filled)
            return rows;
        if (rows is not null)
        {
            if (!PointsToTable.Contains(cell.Text.Trim()) && Special(row, cell) is null)
                problems.Add(cell.At, $"「{row.Asked.Id}」の表に記入があるため、この欄の文は読み取っていません。補足に書いてください。");
            return rows;
        }
        if (Special(row, cell) is not null)
            return WithoutWord(row, cell);
        if (TypedCell.Read(row.Asked.Field, cell, out var why) is { } value)
            return value;
        problems.Add(cell.At, why);
        return null;
    }

    /// <summary>A part has no 確認中 of its own; that it stays open is said, not lost.</summary>
    private FieldValue? WithoutWord(TakenRow row, Cell cell)
    {
        if (!row.Asked.IsMain && SpecialWord.Of(cell.Text) is SpecialWord.Pending)
            problems.Add(cell.At, $"{row.Asked.Id} は確認中のため、未回答として扱います。");
        return null;
    }

    /// <summary>In a part that is text, such words are its text.</summary>
    private static SpecialWord? Special(TakenRow row, Cell cell) =>
        !row.Asked.IsMain && row.Asked.Field.Type is FieldType.Text or FieldType.File ? null
        : cell.Kind == CellKind.Text ? SpecialWord.Of(cell.Text) : null;

    private static bool IsBlank(Cell cell) => cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text);
}
