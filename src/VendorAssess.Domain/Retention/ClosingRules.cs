using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Retention;

/// <summary>Why a case is over; each kind has a retention of its own.</summary>
public enum ClosingKind
{
    /// <summary>取下げ: the wish itself was given up.</summary>
    Withdrawn,

    /// <summary>利用しないことにした: looked into, and not used.</summary>
    NotUsed,

    /// <summary>利用終了: was used, and no longer is.</summary>
    UseEnded,
}

/// <summary>How a person wants to close a case.</summary>
public sealed record CaseClosing(ClosingKind Kind, string Reason, DateOnly? UseEndedOn)
{
    public CaseClosing Trimmed() => this with
    {
        Reason = Reason.Trim(), UseEndedOn = Kind == ClosingKind.UseEnded ? UseEndedOn : null,
    };
}

/// <summary>What still runs in a case: requests and 例外措置 without an end, and what stands in 利用台帳.</summary>
public sealed record RunningSteps(int Requests, int Exceptions, int Uses);

/// <summary>Closing a case (終了) and taking that back, while its content is still there.</summary>
public static class ClosingRules
{
    public const int LongestReason = 1000;

    public static string? WhyNotClosable(this CaseStanding standing, Person person, RunningSteps running) => running switch
    {
        _ when standing.Stage == CaseStage.Closed => "この案件はすでに終了しています。",
        _ when standing.WhyNotEditable(person) is { } reason => reason,
        { Requests: > 0 } => "作成中又は審査待ちの申請があります。先に、取り下げるか、決定を待ってください。",
        { Exceptions: > 0 } => "決定を待っている例外措置があります。先に、取り下げるか、決定を待ってください。",
        _ => null,
    };

    public static string? WhyNotClosed(
        this CaseStanding standing, Person person, CaseClosing wish, RunningSteps running, DateOnly today) =>
        standing.WhyNotClosable(person, running) ?? wish switch
        {
            { Kind: ClosingKind.UseEnded } when running.Uses == 0 =>
                "利用台帳に載っている利用がありません。「取下げ」か「利用しない」を選んでください。",
            { Kind: not ClosingKind.UseEnded } when running.Uses > 0 =>
                "利用台帳に載っている利用があります。利用を終えたときは「利用終了」を選んでください。",
            { Kind: ClosingKind.UseEnded, UseEndedOn: null } => "利用を終えた日を入れてください。",
            { UseEndedOn: { } day } when day > today => "利用を終えた日は、今日までの日にしてください。",
            { Reason: var reason } => WhyNotReason(reason),
        };

    public static string? WhyNotReopenable(this CaseStanding standing, Person person) => standing switch
    {
        { Stage: not CaseStage.Closed } => "終了した案件だけを検討に戻せます。",
        _ when standing.Worker(person) is null => "この案件を担当する所属の職に就いていないため、検討に戻せません。",
        _ => null,
    };

    public static string? WhyNotReopened(this CaseStanding standing, Person person, string reason) =>
        standing.WhyNotReopenable(person) ?? WhyNotReason(reason);

    public static string? WhyNotReason(string reason) => reason switch
    {
        _ when string.IsNullOrWhiteSpace(reason) => "理由を書いてください。",
        { Length: > LongestReason } => $"理由は {LongestReason} 文字までで書いてください。",
        _ => null,
    };
}

public static class ClosingWords
{
    public static string Label(this ClosingKind kind) => kind switch
    {
        ClosingKind.Withdrawn => "取下げ", ClosingKind.NotUsed => "利用しない", ClosingKind.UseEnded => "利用終了",
    };

    public static string Help(this ClosingKind kind) => kind switch
    {
        ClosingKind.Withdrawn => "業務の都合などで、検討そのものをやめたとき。",
        ClosingKind.NotUsed => "検討した結果、どのサービスも利用しないことにしたとき。",
        ClosingKind.UseEnded => "利用台帳に載っているサービスの利用を終えたとき。",
    };
}
