using System.Globalization;
using System.Text;

namespace VendorAssess.Domain.Evidence;

/// <summary>The name of a stranger's file as text: no path, nothing hidden, nothing that a system reads as more.</summary>
public static class FileName
{
    public const int Longest = 80;
    private const string Nameless = "証跡";
    private const string Unsafe = "\\/:*?\"<>|";

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    public static string Clean(string name)
    {
        var shown = string.Concat(name.Split('/', '\\')[^1].EnumerateRunes().Where(IsShown).Select(Safe));
        var single = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var trimmed = Shorten(single.Trim('.', ' '));
        if (trimmed.Length == 0)
            return Nameless;
        return Devices.Contains(trimmed.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? $"_{trimmed}" : trimmed;
    }

    /// <summary>With the dot, in lower case; empty for a name without one.</summary>
    public static string Ending(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..].ToLowerInvariant();
    }

    // The ending stays: by it people and systems know what to open the file with.
    private static string Shorten(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        if (runes.Count <= Longest)
            return name;
        var ending = Ending(name).Length <= 10 ? name[^Ending(name).Length..] : "";
        var kept = string.Concat(runes.Take(Longest - ending.EnumerateRunes().Count()));
        return kept.TrimEnd('.', ' ') + ending;
    }

    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Safe(Rune rune) =>
        rune.IsBmp && Unsafe.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString();
}
