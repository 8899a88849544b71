using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

public enum ExceptionStatus
{
    Asked, Granted, Refused, Withdrawn,
}

/// <summary>What the rules need to know of an 例外措置.</summary>
/// <param name="TakenOn">In an emergency: since when it is done, and reported afterwards.</param>
/// <param name="OtherDeciders">People besides those in whose name it was asked who could decide, then or today.</param>
public sealed record ExceptionRequest(
    int Id,
    CaseStanding Case,
    ExceptionStatus Status,
    DateOnly? TakenOn,
    string Digest,
    int AskedBy,
    int AskedPost,
    int OtherDeciders = 0)
{
    public Askers Askers { get; init; } = Askers.None;

    /// <summary>Whether the post that asked has ended: then one that answers for the case's department takes it back.</summary>
    public bool AskerEnded { get; init; }
}

/// <summary>An 例外措置 as the department asks for it.</summary>
public sealed record ExceptionDraft(
    ImmutableArray<string> Requirements, string Reason, string Measures, DateOnly? From, DateOnly? Until,
    DateOnly? TakenOn);

/// <summary>A decision on an 例外措置; the digest names the content that was looked at.</summary>
public sealed record WantedOutcome(ExceptionStatus Status, string Reason, string SeenDigest, string SamePersonReason);

/// <summary>例外措置: who asks for what, and who grants it.</summary>
public static class ExceptionRules
{
    public const int MostRequirements = 50;

    public static string? WhyNotAskable(this CaseStanding standing, Person person, Policy policy) =>
        policy.Exceptions switch
        {
            _ when standing.Stage == CaseStage.Closed => "この案件は終了しています。",
            null => "この対策基準には、例外措置の手続が登録されていません。",
            var rule when standing.AskingPost(person, rule) is null =>
                $"例外措置の許可を求めるのは、担当部局の{policy.RoleTitles(rule.Asks)}です（{rule.Clause}）。",
            _ => null,
        };

    /// <summary>Whether it says enough, and asks for what can be excepted.</summary>
    /// <param name="findings">The findings after the persons' judgements.</param>
    public static string? WhyNotAsked(this ExceptionDraft wanted, ImmutableArray<Finding> findings, DateOnly today) =>
        wanted switch
        {
            { Requirements.IsEmpty: true } => "例外措置を講じる要件を選んでください。",
            { Requirements.Length: > MostRequirements } => $"一度に求められる要件は {MostRequirements} 件までです。",
            _ when wanted.Requirements.FirstOrDefault(r => !findings.Any(f => f.Requirement.Id == r && f.IsExceptable()))
                is { } stranger => $"{stranger} は、例外措置の対象になる要件ではありません。",
            { Reason: var text } when string.IsNullOrWhiteSpace(text) => "守ることが難しい理由を書いてください。",
            { Measures: var text } when string.IsNullOrWhiteSpace(text) => "代わりに講じる措置を書いてください。",
            { Reason.Length: > RequestRules.LongestText } or { Measures.Length: > RequestRules.LongestText } =>
                $"理由と措置は、それぞれ {RequestRules.LongestText} 文字までで書いてください。",
            { From: null } or { Until: null } => "例外措置の期間を書いてください。",
            { From: { } from, Until: { } until } when until < from => "期間の終わりが、始まりより前です。",
            { Until: { } until } when until < today => "期間の終わりが過ぎています。",
            { TakenOn: { } taken } when taken > today => "緊急に講じた日が、今日より後です。",
            { TakenOn: null, From: { } from } when from < today => "許可を受ける前の日からは始められません。緊急に講じた措置は、講じた日を書いて報告します。",
            { TakenOn: { } taken, From: { } from } when taken != from => "緊急に講じた措置の期間は、講じた日から始まります。",
            _ => null,
        };

    /// <summary>What is met needs no exception, and 許可条件 rules nothing out.</summary>
    public static bool IsExceptable(this Finding finding) =>
        finding.Requirement.Strength != Strength.Permission
        && finding.Status is Status.Unmet or Status.Partly or Status.Unknown or Status.Consult or Status.Unregistered;

    public static string? WhyNotDecidable(this ExceptionRequest asked, Person person, Policy policy) =>
        policy.Exceptions switch
        {
            _ when asked.Status != ExceptionStatus.Asked => $"許可を待っている例外措置だけを決められます（現在: {asked.Label()}）。",
            _ when asked.Case.WhyNotGoingOn() is { } closed => closed,
            null => "この対策基準には、例外措置の手続が登録されていません。",
            var rule when asked.DecidingPost(person, rule) is null =>
                $"例外措置を許可するのは{policy.RoleTitles(rule.Decides)}です（{rule.Clause}）。",
            _ => asked.Origin().WhyNotOther(person, policy.SamePerson, "許可を求めた"),
        };

    public static Outcome<ExceptionRequest> Decide(
        this ExceptionRequest asked, Person person, WantedOutcome wanted, Policy policy)
    {
        var whyNot = asked.WhyNotDecidable(person, policy) ?? wanted switch
        {
            { Status: not (ExceptionStatus.Granted or ExceptionStatus.Refused) } => "許可又は不許可を選んでください。",
            { SeenDigest: var seen } when seen != asked.Digest =>
                "画面に表示していた内容は、申請された内容と異なります。画面を読み込み直して、内容を確かめてください。",
            { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "理由を書いてください。",
            { Reason.Length: > RequestRules.LongestText } or { SamePersonReason.Length: > RequestRules.LongestText } =>
                $"理由は {RequestRules.LongestText} 文字までで書いてください。",
            { SamePersonReason: var why } when asked.NeedsReason(person, policy) && string.IsNullOrWhiteSpace(why) =>
                $"許可を求めた人が、又はその人に代わって決めるやむを得ない理由を書いてください（{policy.SamePerson.Clause}）。",
            _ => null,
        };
        return whyNot is null ? Outcome.Done(asked with { Status = wanted.Status }) : Outcome.Refused<ExceptionRequest>(whyNot);
    }

    public static string? WhyNotWithdrawable(this ExceptionRequest asked, Person person) => asked switch
    {
        { Status: not ExceptionStatus.Asked } => $"許可を待っている例外措置だけを取り下げられます（現在: {asked.Label()}）。",
        _ when asked.Case.WhyNotGoingOn() is { } closed => closed,
        _ when asked.WithdrawingPost(person) is not null => null,
        { AskerEnded: true } => "許可を求めた職が廃止されたため、取り下げられるのは、担当部局の管理者や責任者の職に就いている人だけです。",
        _ => "取り下げられるのは、許可を求めた職に就いている人だけです。",
    };

    public static Post? WithdrawingPost(this ExceptionRequest asked, Person person) =>
        person.Posts.FirstOrDefault(p => p.Id == asked.AskedPost) ?? (asked.AskerEnded
            ? Roles.Confirming.SelectMany(role => asked.Case.PostsOf(person, role)).FirstOrDefault(IsWhole)
            : null);

    public static Post? AskingPost(this CaseStanding standing, Person person, ExceptionRule rule) =>
        rule.Asks.SelectMany(role => standing.PostsOf(person, role)).FirstOrDefault(IsWhole);

    public static Post? DecidingPost(this ExceptionRequest asked, Person person, ExceptionRule rule) =>
        asked.Case.DecidingPosts(person, rule.Decides).FirstOrDefault(IsWhole);

    /// <summary>Whether the person decides on what was asked by them or in their name, and has to say why.</summary>
    public static bool NeedsReason(this ExceptionRequest asked, Person person, Policy policy) =>
        asked.Origin().NeedsReason(person, policy.Exceptions is { } rule ? asked.DecidingPost(person, rule) : null);

    // An 例外措置 is no procedure: who handles only some of them for a post does not handle this.
    private static bool IsWhole(Post post) => post.Scope.Length == 0;

    private static Origin Origin(this ExceptionRequest asked) =>
        new(asked.AskedBy, asked.AskedPost, asked.OtherDeciders, asked.Askers);

    private static string Label(this ExceptionRequest asked) => asked.Status.Label(asked.TakenOn is not null);
}

public static class ExceptionWords
{
    /// <summary>What was done in an emergency is reported; the permission says that it may go on.</summary>
    public static string Label(this ExceptionStatus status, bool emergency) => (status, emergency) switch
    {
        (ExceptionStatus.Asked, false) => "許可待ち",
        (ExceptionStatus.Asked, true) => "緊急の報告",
        (ExceptionStatus.Granted, false) => "許可",
        (ExceptionStatus.Granted, true) => "報告を受け許可",
        (ExceptionStatus.Refused, false) => "不許可",
        (ExceptionStatus.Refused, true) => "報告を受け不許可",
        (ExceptionStatus.Withdrawn, _) => "取下げ",
    };

    /// <summary>A permission ends with its period, and what was not met counts again.</summary>
    public static bool Lasts(this ExceptionStatus status, DateOnly until, DateOnly today) =>
        status == ExceptionStatus.Granted && today <= until;
}

/// <summary>A granted 例外措置 that is to stand in 利用台帳.</summary>
public sealed record RecordableExceptionUse(
    ExceptionRequest Asked, Policy Policy, Procedure? Due, DateOnly Until, DateOnly Today, int? UseId)
{
    /// <summary>Where the procedure knows no request, who asked records the use; elsewhere an approval does.</summary>
    public string? WhyNot(Person person) => this switch
    {
        { Due: not { OnlyByException: true } } => "この案件の手続では、申請が承認されたときに利用台帳へ載ります。",
        { UseId: { } use } => $"すでに利用台帳に載っています（利用 {use}）。",
        _ when Asked.Case.WhyNotGoingOn() is { } closed => closed,
        _ when !Asked.Status.Lasts(Until, Today) => "許可されていて期間の内にある例外措置だけを、利用台帳に載せられます。",
        _ when Policy.Exceptions is not { } rule || Asked.Case.AskingPost(person, rule) is null =>
            $"利用台帳に載せるのは、担当部局の{Policy.RoleTitles(Policy.Exceptions?.Asks ?? [])}です。",
        _ => null,
    };
}
