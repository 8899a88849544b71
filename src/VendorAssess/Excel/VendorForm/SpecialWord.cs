using System.Text;

namespace VendorAssess.Excel.VendorForm;

/// <summary>確認中 and 該当なし in the ways that people write them.</summary>
internal abstract record SpecialWord
{
    private const string Dashes = "-−－ー―—‐–─ｰ/／";
    private static readonly string[] NotApplicableWords =
        ["該当なし", "該当無し", "該当ナシ", "該当せず", "非該当", "対象外", "N/A", "n/a", "NA", "Ｎ／Ａ"];

    public sealed record Pending : SpecialWord;

    /// <summary>The reason is empty where only the word stands.</summary>
    public sealed record NotApplicable(string Reason) : SpecialWord;

    public static SpecialWord? Of(string text)
    {
        var word = text.Trim();
        if (word.Normalize(NormalizationForm.FormKC) is FormText.Pending or "unknown")
            return new Pending();
        if (word.Length == 1 && Dashes.Contains(word[0], StringComparison.Ordinal))
            return new NotApplicable("");
        var start = text.TrimStart();
        return NotApplicableWords
            .Where(known => start.StartsWith(known, StringComparison.Ordinal))
            .Select(known => ReasonAfter(start[known.Length..]))
            .FirstOrDefault(found => found is not null);
    }

    private static NotApplicable? ReasonAfter(string rest) => rest.Trim() switch
    {
        "" => new NotApplicable(""),
        ['：' or ':', ..] => new NotApplicable(rest.TrimStart()[1..]),
        ['（' or '(', .. var inner, '）' or ')'] => new NotApplicable(inner),
        _ => null,
    };
}
