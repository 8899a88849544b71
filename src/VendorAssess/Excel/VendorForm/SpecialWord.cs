using System.Text;

namespace VendorAssess.Excel.VendorForm;

/// <summary>確認中 and 該当なし in the ways that people write them.</summary>
internal abstract record SpecialWord
{
    private const string Dashes = "-−－ー―—‐–─ｰ/／";
    private static readonly string[] NotApplicableWords =
    [
        "該当なし", "該当無し", "該当ナシ", "該当せず", "該当しない", "該当しません", "該当事項なし", "ｶﾞｲﾄｳﾅｼ", "非該当", "対象外", "適用外",
        "適用なし", "N/A", "n/a", "NA", "Ｎ／Ａ", "ｎ／ａ", "ＮＡ", "N.A.", "n.a.",
    ];

    public sealed record Pending : SpecialWord;

    /// <summary>The reason is empty where only the word stands.</summary>
    public sealed record NotApplicable(string Reason) : SpecialWord;

    public static SpecialWord? Of(string text)
    {
        var word = text.Trim();
        if (word.Normalize(NormalizationForm.FormKC) is FormText.Pending or "unknown")
            return new Pending();
        if (word.Length is 1 or 2 or 3 && word.All(c => Dashes.Contains(c, StringComparison.Ordinal)))
            return new NotApplicable("");
        if (word is ['（' or '(', .. var inside, '）' or ')'] && NotApplicableWords.Contains(inside))
            return new NotApplicable("");
        var start = text.TrimStart();
        return NotApplicableWords
            .Where(known => start.StartsWith(known, StringComparison.Ordinal))
            .Select(known => ReasonAfter(start[known.Length..]))
            .FirstOrDefault(found => found is not null);
    }

    private static NotApplicable? ReasonAfter(string rest) => rest.Trim() switch
    {
        "" or "。" or "です" or "です。" => new NotApplicable(""),
        ['：' or ':', ..] => new NotApplicable(rest.TrimStart()[1..]),
        ['（' or '(', .. var inner, '）' or ')'] => new NotApplicable(inner),
        _ => null,
    };
}
