using System.Text;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Reads one answer cell by the type of its field; says why where it cannot.</summary>
internal static class TypedCell
{
    public static FieldValue? Read(Field field, Cell cell, out string why)
    {
        why = CellTrouble.Of(cell) ?? Expected(field, cell);
        return CellTrouble.Of(cell) is null ? Value(field, cell) : null;
    }

    private static FieldValue? Value(Field field, Cell cell) => field.Type switch
    {
        FieldType.Single => ChoiceCell.Single(field, cell.Text),
        FieldType.Multiple => ChoiceCell.Multiple(field, cell.Text),
        FieldType.YesNo => ChoiceCell.YesNo(field, cell.Text),
        FieldType.Number => Number(field, cell),
        FieldType.Date => cell.Kind is CellKind.Number or CellKind.Percent && cell.Text.Length != 8
            ? null
            : FieldText.Day(cell.Text),
        FieldType.Countries => FieldText.Countries([cell.Text]),
        FieldType.Text or FieldType.File or FieldType.Table => new FieldValue.Words(cell.Text),
    };

    private static FieldValue.Number? Number(Field field, Cell cell)
    {
        if (cell.Kind is CellKind.Date or CellKind.Boolean)
            return null;
        var text = cell.Text.Normalize(NormalizationForm.FormKC).Trim();
        var unit = field.Unit.Normalize(NormalizationForm.FormKC);
        if (unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            text = text[..^unit.Length];
        else if (unit.Length > 0 && text.EndsWith(unit + "間", StringComparison.Ordinal))
            text = text[..^(unit.Length + 1)];
        return FieldText.Number(text);
    }

    private static string Expected(Field field, Cell cell)
    {
        var given = Short(cell.Text);
        if (ReferenceWord.Is(cell.Text))
            return $"「{given}」は、ほかの欄や資料を指す言葉です。この欄の回答そのものを書き、参照先は証跡に書いてください。";
        return field.Type switch
        {
            FieldType.Single or FieldType.YesNo =>
                $"「{given}」は選択肢にありません。記号（{Letters(field)}）を一つ書き、説明は補足に書いてください。",
            FieldType.Multiple =>
                $"「{given}」は選択肢として読み取れません。記号（{Letters(field)}）を「、」で区切って書き、説明は補足に書いてください。",
            FieldType.Number => $"「{given}」は数値として読み取れません。数字だけ{FormText.Unit(field)}を書いてください。",
            FieldType.Date when JapaneseDate.WhyNot(cell.Text) is { } why =>
                $"「{given}」は{why}。令和9年3月31日、2027/3/31 のように年月日を書いてください。",
            FieldType.Date => $"「{given}」は日付として読み取れません。令和9年3月31日、2027/3/31 のように年月日を書いてください。",
            FieldType.Countries => $"「{given}」に国名として読み取れないものがあります。国名又は国コードだけを「、」で区切って書いてください。",
            FieldType.Text or FieldType.File or FieldType.Table => "",
        };
    }

    private static string Letters(Field field) => string.Join('・', field.Choices.Select(choice => choice.Letter));

    /// <summary>So much of a text as a sentence about it can quote.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 30 ? line : string.Concat(line.EnumerateRunes().Take(28)) + "…";
    }
}
