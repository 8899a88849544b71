using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.People;

/// <summary>Who would audit what they work in themselves by a change of posts, and why that cannot be helped.</summary>
/// <param name="Rule">The strictest of the policies in force; null where none says anything.</param>
public sealed record SameAuditor(SameAuditorRule? Rule, ImmutableArray<AuditOverlap> Added, string Reason)
{
    public const int LongestReason = 200;

    public bool IsNothing => Rule is null || Added.IsEmpty;

    public string? WhyNot() => this switch
    {
        { IsNothing: true } => null,
        { Rule.WithReason: false } => $"{Words}ほかの人にするか、先に、一方の職を離れる日を決めてください。",
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) =>
            $"{Words}やむを得ないときは、「監査と兼ねる理由」を書いてください。",
        { Reason.Length: > LongestReason } => $"監査と兼ねる理由は {LongestReason} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>What the record says of it: whom, by ids of person, auditing and audited post, and why.</summary>
    public (string Name, string Value)[] Detail => IsNothing
        ? []
        :
        [
            ("監査との兼務", string.Join(' ', Added.Select(a => string.Create(
                CultureInfo.InvariantCulture, $"{a.PersonId}/{a.AuditingPost}/{a.AuditedPost}")).Distinct())),
            ("監査と兼ねる理由", Reason.Trim()),
        ];

    private string Words =>
        $"{Added[0].Name}さんは、監査をする「{Added[0].Auditing}」と、監査を受ける「{Added[0].Audited}」を同じ間に兼ねることになります"
        + (Added.Length > 1 ? $"（ほかに {Added.Length - 1} 件）。" : "。")
        + $"監査を受ける人と監査をする人は兼ねられません（兼務の禁止{(Rule!.Clause.Length > 0 ? $" {Rule.Clause}" : "")}）。";
}
