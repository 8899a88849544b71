using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Reviewing;

/// <summary>All that was said on one requirement, and who is waited for.</summary>
public sealed record ReviewThread(string Requirement, string Title, ReviewTurn Turn, ImmutableArray<MessageRow> Messages)
{
    public const string Whole = "whole";

    /// <summary>In an address; the thread on the request as a whole has no requirement.</summary>
    public string Key => Requirement.Length > 0 ? Requirement : Whole;

    public int LastMessage => Messages.LastOrDefault()?.Id ?? 0;

    public static string RequirementOf(string key) => key == Whole ? "" : key;

    public static string TitleOf(string requirement, RequestContent content) => requirement.Length == 0
        ? "申請全体"
        : $"{requirement} {content.FindFinding(requirement)?.Title}";
}

public static class ReviewThreads
{
    /// <summary>Those that wait first, then in the order in which they began.</summary>
    public static ImmutableArray<ReviewThread> Threads(this SeenRequest seen) =>
    [
        .. seen.Messages.GroupBy(m => m.Requirement, StringComparer.Ordinal)
            .Select(g => seen.Thread(g.Key))
            .OrderByDescending(t => t.Turn != ReviewTurn.Nobody),
    ];

    public static ReviewThread Thread(this SeenRequest seen, string requirement) => new(
        requirement, ReviewThread.TitleOf(requirement, seen.Frozen!), seen.Messages.AsRules().TurnOf(requirement),
        [.. seen.Messages.Where(m => m.Requirement == requirement)]);

    /// <summary>What can be asked about: what applies.</summary>
    public static IEnumerable<string> AskedAbout(this SeenRequest seen) =>
        seen.Frozen!.Findings.Where(f => f.Status != Status.OutOfScope.Label()).Select(f => f.Id);

    /// <summary>What the person may say next in the thread; empty with the reason when nothing.</summary>
    public static (ImmutableArray<MessageKind> Kinds, string? WhyNot) Next(
        this SeenRequest seen, ReviewThread thread, Person me)
    {
        var whyNotReview = seen.WhyNotDecidable(me);
        var whyNotAnswer = seen.Row.Standing.WhyNotAnswerable(me);
        ImmutableArray<MessageKind> kinds =
        [
            .. (thread.Turn, whyNotReview) switch
            {
                (ReviewTurn.Nobody, null) => [MessageKind.Asked],
                (ReviewTurn.Reviewer, null) => new[] { MessageKind.Settled, MessageKind.Asked },
                (ReviewTurn.Department, null) => [MessageKind.Settled],
                _ => [],
            },
            .. whyNotAnswer is null && thread.Turn == ReviewTurn.Department ? new[] { MessageKind.Answered } : [],
        ];
        var whyNot = thread.Turn == ReviewTurn.Department ? whyNotAnswer : whyNotReview;
        return (kinds, kinds.IsEmpty ? whyNot : null);
    }
}
