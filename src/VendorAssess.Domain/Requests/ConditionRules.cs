using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Requests;

/// <summary>A condition of an approval as it is to become a check: what, by when, and which post confirms it.</summary>
public sealed record WantedCondition(string Text, DateOnly? Due, int? Post);

/// <summary>条件付承認: each condition has a day and a post that answers for it.</summary>
public static class ConditionRules
{
    public const int Most = 10;
    public const int LongestText = 1000;

    /// <param name="posts">The posts that can answer for a condition.</param>
    public static string? WhyNot(ImmutableArray<WantedCondition> conditions, ImmutableArray<Post> posts, DateOnly today)
    {
        if (conditions.Length > Most)
            return $"条件は {Most} 件までです。";
        return conditions
            .Select((c, i) => WhyNot(c, posts, today) is { } reason ? $"条件 {Number(i)}：{reason}" : null)
            .FirstOrDefault(reason => reason is not null);
    }

    /// <summary>The conditions as one text, as they stand in the decision.</summary>
    public static string Text(ImmutableArray<WantedCondition> conditions, ImmutableArray<Post> posts) =>
        string.Join('\n', conditions.Select((c, i) => $"{Number(i)}　{c.Text}（{Until(c)}、{Responsible(c, posts)}）"));

    private static string? WhyNot(WantedCondition condition, ImmutableArray<Post> posts, DateOnly today) =>
        condition switch
        {
            { Text: var text } when string.IsNullOrWhiteSpace(text) => "内容を書いてください。",
            { Text.Length: > LongestText } => $"内容は {LongestText} 文字までで書いてください。",
            { Due: null } => "いつまでに行うかを書いてください。",
            { Due: { } due } when due < today => "期限が過ぎています。",
            { Post: var post } when posts.All(p => p.Id != post) => "確かめる職を選んでください。",
            _ => null,
        };

    private static string Until(WantedCondition condition) =>
        condition.Due is { } due ? $"{JapaneseDate.Format(due)}まで" : "期限なし";

    private static string Responsible(WantedCondition condition, ImmutableArray<Post> posts) =>
        posts.FirstOrDefault(p => p.Id == condition.Post) is { } post ? $"{post.Department} {post.Title}" : "";

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
