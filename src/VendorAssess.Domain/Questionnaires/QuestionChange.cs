using System.Collections.Immutable;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>Whether an answer to a question in one edition is an answer to it in another.</summary>
public static class QuestionChange
{
    /// <summary>What changed, as the end of a sentence about the question; null when both ask the same.</summary>
    public static string? Between(Question was, Question now)
    {
        if (was.Text != now.Text)
            return $"設問の文が変わっています（いまは「{now.Text}」）";
        foreach (var (before, after) in was.Fields.Zip(now.Fields))
        {
            if (Between(before, after) is { } change)
                return change;
        }
        return was.Parts.Length == now.Parts.Length ? null : "答える項目が変わっています";
    }

    private static string? Between(Field was, Field now) => was switch
    {
        _ when was.Name != now.Name || was.Label != now.Label => "答える項目が変わっています",
        _ when was.Type != now.Type => "回答の形式が変わっています",
        _ when was.Unit != now.Unit => $"単位が変わっています（いまは「{now.Unit}」）",
        _ when !was.Choices.SequenceEqual(now.Choices) => $"選択肢が変わっています（{Differing(was.Choices, now.Choices)}）",
        _ when was.Columns.Length != now.Columns.Length => "表の列が変わっています",
        _ => was.Columns.Zip(now.Columns, Between).FirstOrDefault(change => change is not null),
    };

    private static string Differing(ImmutableArray<Choice> was, ImmutableArray<Choice> now) => string.Join("、",
        was.Select(c => c.Letter).Union(now.Select(c => c.Letter))
            .Where(letter => Text(was, letter) != Text(now, letter)));

    private static string Text(ImmutableArray<Choice> choices, string letter) =>
        choices.FirstOrDefault(c => c.Letter == letter)?.Text ?? "";
}
