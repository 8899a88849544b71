using System.Collections.Immutable;

namespace VendorAssess.Features.Answers.Comments;

/// <summary>What somebody said about a question; the newest of a question says whether it is settled (解決済み).</summary>
public sealed record CommentRow(
    int Id, string Question, string Content, bool Settles, string By, string Post, DateTime At, int Total);

/// <summary>The newest comments on one question, and how many there are.</summary>
public sealed record Discussion(ImmutableArray<CommentRow> Newest)
{
    public int Total => Newest[0].Total;

    public bool IsOpen => !Newest[0].Settles;

    public string Words => $"コメント {Total} 件（{(IsOpen ? "未解決" : "解決済み")}）";

    public static ImmutableDictionary<string, Discussion> Of(IEnumerable<CommentRow> rows) => rows
        .GroupBy(r => r.Question, StringComparer.Ordinal)
        .ToImmutableDictionary(
            g => g.Key, g => new Discussion([.. g.OrderByDescending(c => c.Id)]), StringComparer.Ordinal);
}
