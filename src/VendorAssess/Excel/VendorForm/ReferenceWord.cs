using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Excel.VendorForm;

/// <summary>〃, 別紙のとおり, 要相談 and the like: they point at an answer elsewhere, and a person has to follow them.</summary>
public static partial class ReferenceWord
{
    private const int Longest = 40;

    /// <summary>Whether a text is nothing but such a word.</summary>
    public static bool Is(string text) =>
        text.Length <= Longest && Word().IsMatch(text.Normalize(NormalizationForm.FormKC).Trim());

    [GeneratedRegex(
        "^([〃々\"“”]|′′|同上|同左|同右|同前|上に?同じ|(上記|下記|前記|別紙|別添|別表|別途|添付|資料|前回|備考|補足)[^、。]{0,12}?"
        + "(のとおり|の通り|どおり|通り|参照|同様|に同じ|による|提出)|(別紙|別添|資料|添付)[0-9一二三四五六七八九十①-⑳]*( ?((p|頁|ページ)\\.? ?[0-9]+|[0-9]+ ?(p|頁|ページ)))?"
        + "|要相談|応相談|相談|要確認|要協議|要問合せ|お問い?合わ?せください|個別対応|ケースバイケース)(です)?。?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
