using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

public enum MessageKind
{
    Asked, Answered, Settled,
}

/// <summary>Who is waited for in a thread.</summary>
public enum ReviewTurn
{
    Nobody, Department, Reviewer,
}

/// <summary>One word in a review, on a requirement or (empty) on the request as a whole.</summary>
public sealed record ReviewMessage(int Id, string Requirement, MessageKind Kind);

/// <summary>What a person wants to say; <see cref="SeenMessage"/> is the last of the thread that was looked at, or 0.</summary>
public sealed record WantedMessage(string Requirement, MessageKind Kind, string Text, int SeenMessage);

/// <summary>審査の質問と回答: question and answer in turn, for each requirement, until the question is settled.</summary>
public static class ReviewRules
{
    public static ReviewTurn TurnOf(this IEnumerable<ReviewMessage> messages, string requirement) =>
        messages.LastIn(requirement) is not { Kind: var last } ? ReviewTurn.Nobody : last switch
        {
            MessageKind.Asked => ReviewTurn.Department,
            MessageKind.Answered => ReviewTurn.Reviewer,
            MessageKind.Settled => ReviewTurn.Nobody,
        };

    public static ReviewMessage? LastIn(this IEnumerable<ReviewMessage> messages, string requirement) =>
        messages.Where(m => m.Requirement == requirement).MaxBy(m => m.Id);

    /// <summary>The requirements whose question waits for the department.</summary>
    public static ImmutableArray<string> Unanswered(this ImmutableArray<ReviewMessage> messages) =>
    [
        .. messages.Select(m => m.Requirement).Distinct(StringComparer.Ordinal)
            .Where(r => messages.TurnOf(r) == ReviewTurn.Department),
    ];

    /// <summary>Whether the person may ask and settle in this review at all: who may decide may.</summary>
    public static string? WhyNotReviewable(this Request request, Person person, Policy policy, Procedure procedure) =>
        request.WhyNotDecidable(person, policy, procedure);

    /// <summary>Whether the person may answer for the department.</summary>
    public static string? WhyNotAnswerable(this Request request, Person person) => request switch
    {
        { Status: not RequestStatus.Submitted } => "審査が終わった申請には回答できません。",
        _ => request.Case.WhyNotEditable(person),
    };

    /// <summary>Whether this is the next word of its thread.</summary>
    /// <param name="requirements">Those that the request is about.</param>
    public static string? WhyNotSaid(
        this WantedMessage wanted, ImmutableArray<ReviewMessage> messages, IReadOnlySet<string> requirements) =>
        (wanted.Kind, messages.TurnOf(wanted.Requirement)) switch
        {
            _ when wanted.Requirement.Length > 0 && !requirements.Contains(wanted.Requirement) =>
                $"{wanted.Requirement} は、この申請の要件ではありません。",
            _ when (messages.LastIn(wanted.Requirement)?.Id ?? 0) != wanted.SeenMessage =>
                "画面を開いた後に、この質問に書き込みがありました。何も記録していません。内容を確かめて、もう一度送ってください。",
            (MessageKind.Asked, ReviewTurn.Department) => "前の質問への回答を待っています。",
            (MessageKind.Answered, not ReviewTurn.Department) => "回答を待っている質問はありません。",
            (MessageKind.Settled, ReviewTurn.Nobody) => "解決していない質問はありません。",
            _ => AdviceRules.WhyNotWorded(wanted.Text),
        };
}

public static class ReviewWords
{
    public static string Label(this MessageKind kind) => kind switch
    {
        MessageKind.Asked => "質問", MessageKind.Answered => "回答", MessageKind.Settled => "了解",
    };

    public static string Label(this ReviewTurn turn) => turn switch
    {
        ReviewTurn.Nobody => "解決済み", ReviewTurn.Department => "担当部局の回答待ち",
        ReviewTurn.Reviewer => "審査する人の確認待ち",
    };
}
