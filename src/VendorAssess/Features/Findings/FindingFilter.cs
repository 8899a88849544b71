using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Features.Findings;

/// <summary>Which findings are shown, from the query string: an empty part lets everything through.</summary>
public sealed record FindingFilter(ImmutableHashSet<Status> Statuses, ImmutableHashSet<Strength> Strengths, string Text)
{
    public static FindingFilter From(IEnumerable<string>? statuses, IEnumerable<string>? strengths, string? text) =>
        new(Parse<Status>(statuses), Parse<Strength>(strengths), (text ?? "").Trim());

    public bool IsEmpty => Statuses.IsEmpty && Strengths.IsEmpty && Text.Length == 0;

    public bool Lets(Finding finding) =>
        (Statuses.IsEmpty || Statuses.Contains(finding.Status))
        && (Strengths.IsEmpty || Strengths.Contains(finding.Requirement.Strength))
        && (Text.Length == 0 || Speaks(finding).Any(t => t.Contains(Text, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Speaks(Finding finding) =>
    [
        finding.Requirement.Id, finding.Requirement.Citation, finding.Requirement.Title, finding.Requirement.Text,
        finding.Summary,
    ];

    private static ImmutableHashSet<T> Parse<T>(IEnumerable<string>? values)
        where T : struct, Enum =>
        [
            .. (values ?? [])
                .Select(v => Enum.TryParse<T>(v, out var parsed) && Enum.IsDefined(parsed) ? parsed : (T?)null)
                .OfType<T>(),
        ];
}
