using System.Collections.Immutable;
using System.Text;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Reads letters: <c>a</c>, <c>ａ</c>, <c>a：…</c>, the choice's words alone, several in a row.</summary>
internal static class ChoiceCell
{
    private const string Separators = "、,;・\n";

    /// <summary>Before a choice they say that it is the one; an empty box before one is never taken.</summary>
    private const string Ticks = "○〇◯●レ✓✔☑■";

    public static FieldValue.Letters? Single(Field field, string text)
    {
        var end = 0;
        var folded = Unmarked(Fold(text));
        var letter = Take(field, folded, ref end);
        return letter is not null && end == folded.Length ? new FieldValue.Letters([letter]) : null;
    }

    public static FieldValue.Letters? YesNo(Field field, string text) => Fold(text) switch
    {
        "○" or "〇" or "◯" or "⭕" or "o" or "●" or "レ" or "✓" or "✔" or "☑" or "■" => new FieldValue.Letters(["a"]),
        "×" or "✕" or "✖" or "❌" or "x" or "╳" => new FieldValue.Letters(["b"]),
        _ => FieldText.YesNo(text) ?? Single(field, text),
    };

    public static FieldValue.Letters? Multiple(Field field, string text)
    {
        var folded = Fold(text);
        if (folded is "すべて" or "全て" or "全部")
            return new FieldValue.Letters([.. field.Choices.Select(choice => choice.Letter)]);
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < folded.Length;)
        {
            if ((Separators + Ticks).Contains(folded[at], StringComparison.Ordinal))
                at++;
            else if (Take(field, folded, ref at) is { } letter)
                found.Add(letter);
            else
                return null;
        }
        ImmutableArray<string> inOrder = [.. field.Choices.Select(choice => choice.Letter).Where(found.Contains)];
        return inOrder.IsEmpty ? null : new FieldValue.Letters(inOrder);
    }

    /// <summary>The choice that begins here: with its letter and words, its words alone, or its letter alone.</summary>
    private static string? Take(Field field, string text, ref int at)
    {
        foreach (var choice in field.Choices.OrderByDescending(choice => choice.Text.Length))
        {
            foreach (var spelling in Spellings(choice))
            {
                var end = at + spelling.Length;
                if (string.CompareOrdinal(text, at, spelling, 0, spelling.Length) != 0 || !IsEnd(text, end))
                    continue;
                at = end;
                return choice.Letter;
            }
        }
        return null;
    }

    private static string Unmarked(string text) =>
        text.Length > 1 && Ticks.Contains(text[0], StringComparison.Ordinal) ? text[1..] : text;

    private static string[] Spellings(Choice choice)
    {
        var (letter, words) = (choice.Letter, Fold(choice.Text));
        return [$"{letter}:{words}", $"{letter}.{words}", letter + words, words, letter];
    }

    private static bool IsEnd(string text, int at) =>
        at == text.Length || Separators.Contains(text[at], StringComparison.Ordinal)
        || Ticks.Contains(text[at], StringComparison.Ordinal);

    /// <summary>Widths, spaces and the mark after a letter differ by keyboard and taste.</summary>
    private static string Fold(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().ReplaceLineEndings("\n").Trim();
        var plain = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (c == '\n' || !char.IsWhiteSpace(c))
                plain.Append(c);
        }
        return plain.ToString();
    }
}
