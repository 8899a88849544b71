using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Cases;

/// <summary>Which comments may be written on the questions of a case.</summary>
public static class CommentRules
{
    public const int Longest = 4000;

    public static string? WhyNot(CaseStanding standing, Person me, string content, bool settles) =>
        standing.WhyNotCommentable(me) ?? content.Trim() switch
        {
            "" when !settles => "コメントを書いてください。",
            { Length: > Longest } => $"コメントは {Longest} 文字までで書いてください。",
            _ => null,
        };

    /// <summary>What is kept; whoever settles without a word is given one.</summary>
    public static string Content(string typed, bool settles) => (typed.Trim(), settles) switch
    {
        ("", true) => "解決済みにしました。",
        var (content, _) => content,
    };
}
