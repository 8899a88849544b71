using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.Answers;

/// <summary>Values as people type them in forms, workbooks and files; null when the text is not of the kind.</summary>
public static class FieldText
{
    public static FieldValue.Day? Day(string text) =>
        JapaneseDate.Parse(text) is { } date ? new FieldValue.Day(date, text) : null;

    public static FieldValue.Number? Number(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        return decimal.TryParse(folded, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new FieldValue.Number(number)
            : null;
    }

    public static FieldValue.Letters? YesNo(string text) =>
        text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant() switch
        {
            "A" or "はい" or "YES" or "Y" or "TRUE" or "有" or "あり" or "可" => new FieldValue.Letters(["a"]),
            "B" or "いいえ" or "NO" or "N" or "FALSE" or "無" or "なし" or "不可" => new FieldValue.Letters(["b"]),
            _ => null,
        };

    /// <summary>Every name must be a country; a text may hold several, separated by 、 , ; or line breaks.</summary>
    public static FieldValue.Countries? Countries(IEnumerable<string> texts)
    {
        var codes = texts
            .SelectMany(t => t.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(Answers.Countries.Find)
            .ToList();
        return codes.Count > 0 && codes.All(c => c is not null)
            ? new FieldValue.Countries([.. codes.Select(c => c!).Distinct(StringComparer.Ordinal)])
            : null;
    }

    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '\n', '\r', '／'];
}
