using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>A decision as a person wants to make it; the digest names the content that was looked at.</summary>
/// <param name="SeenMessage">The last question or answer that was looked at, or 0.</param>
public sealed record WantedDecision(
    RequestStatus Status, string Reason, ImmutableArray<WantedCondition> Conditions, string SeenDigest,
    string SamePersonReason, int SeenMessage = 0);

/// <summary>
/// What a decision stands on: the policy and procedure of the submission, and the content as it is now, with the
/// knock-outs left after overrides and those that an 例外措置 was granted for.
/// </summary>
public sealed record DecisionGround(
    Policy Policy,
    Procedure Procedure,
    string CurrentDigest,
    ImmutableArray<string> KnockOuts,
    ImmutableArray<ContentExceptionPart> Exceptions)
{
    public ImmutableHashSet<string> Excepted => [.. Exceptions.SelectMany(e => e.Requirements)];

    public ImmutableArray<ReviewMessage> Messages { get; init; } = [];

    /// <summary>The posts that can answer for a condition.</summary>
    public ImmutableArray<Post> Posts { get; init; } = [];

    public DateOnly Today { get; init; }
}

/// <summary>Who may decide on a request, and which decision holds.</summary>
public static class DecisionRules
{
    /// <summary>Whether the person may decide on this request at all (兼務の禁止 included).</summary>
    public static string? WhyNotDecidable(this Request request, Person person, Policy policy, Procedure procedure) =>
        request switch
        {
            { Status: not RequestStatus.Submitted } =>
                $"審査待ちの申請だけを審査できます（現在: {request.Status.Label(procedure.Id)}）。",
            _ when request.Case.WhyNotGoingOn() is { } closed => closed,
            _ when request.DecidingPost(person, procedure) is null =>
                $"審査できるのは{policy.RoleTitles(procedure.Decides)}です（{procedure.Clause}）。",
            _ => request.Origin.WhyNotOther(person, policy.SamePerson, "申請した"),
        };

    /// <summary>Whether this decision holds: on the content submitted, not on what has changed since.</summary>
    public static string? WhyNotDecided(
        this Request request, Person person, WantedDecision wanted, DecisionGround ground) => wanted switch
        {
            _ when !RequestStatusWords.Decisions(ground.Procedure.Id).Contains(wanted.Status) =>
                $"{ChoicesOf(ground.Procedure.Id)}のいずれかを選んでください。",
            { SeenDigest: var seen } when seen != request.Digest =>
                "画面に表示していた内容は、提出された内容と異なります。画面を読み込み直して、内容を確かめてください。",
            { SeenMessage: var seen } when seen != ground.Messages.Select(m => m.Id).DefaultIfEmpty().Max() =>
                "画面を開いた後に、審査の質問か回答が加わりました。内容を確かめてから、もう一度決定してください。",
            { Status: not RequestStatus.SentBack } when request.Digest != ground.CurrentDigest =>
                "提出の後に内容が変わりました。この申請のままでは決定できません。差し戻して、新しい申請を求めてください。",
            { Status: RequestStatus.Approved or RequestStatus.ApprovedWithConditions }
                when WhyNotApprovable(ground) is { } left => left,
            _ => request.WhyNotWorded(person, wanted, ground),
        };

    /// <summary>What stands in the way of any approval: a knock-out left, or a question without an answer.</summary>
    public static string? WhyNotApprovable(DecisionGround ground) =>
        WhyNotApprovable(ground.KnockOuts, ground.Excepted) ?? WhyNotAnswered(ground.Messages);

    public static string? WhyNotAnswered(ImmutableArray<ReviewMessage> messages) =>
        messages.Unanswered() is { IsEmpty: false } open
            ? $"回答を待っている質問があります（{string.Join("、", open.Select(r => r.Length > 0 ? r : "申請全体"))}）。"
                + "回答を受けるか、質問を取り下げてから承認してください。"
            : null;

    /// <summary>A knock-out left can only be approved with a granted 例外措置 for each (DESIGN §3).</summary>
    public static string? WhyNotApprovable(ImmutableArray<string> knockOuts, ImmutableHashSet<string> excepted)
    {
        var left = knockOuts.Where(k => !excepted.Contains(k)).ToList();
        return left.Count == 0
            ? null
            : $"不適合の要件が残っています（{string.Join("、", left)}）。許可された例外措置がない限り承認できません。";
    }

    public static Outcome<Request> Decide(
        this Request request, Person person, WantedDecision wanted, DecisionGround ground) =>
        (request.WhyNotDecidable(person, ground.Policy, ground.Procedure)
            ?? request.WhyNotDecided(person, wanted, ground)) is { } whyNot
            ? Outcome.Refused<Request>(whyNot)
            : Outcome.Done(request with { Status = wanted.Status });

    public static Post? DecidingPost(this Request request, Person person, Procedure procedure) =>
        request.Case.DecidingPosts(person, procedure.Decides).FirstOrDefault(p => p.Covers(procedure.Id));

    /// <summary>Whether the person decides on what was asked by them or in their name, and has to say why.</summary>
    public static bool NeedsReason(this Request request, Person person, Procedure procedure) =>
        request.Origin.NeedsReason(person, request.DecidingPost(person, procedure));

    private static string ChoicesOf(string procedure) =>
        string.Join("、", RequestStatusWords.Decisions(procedure).Select(s => s.Label(procedure)));

    private static string? WhyNotWorded(
        this Request request, Person person, WantedDecision wanted, DecisionGround ground) => wanted switch
        {
            { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "審査の理由を書いてください。",
            { Reason.Length: > RequestRules.LongestText } or { SamePersonReason.Length: > RequestRules.LongestText } =>
                $"理由は {RequestRules.LongestText} 文字までで書いてください。",
            { Status: RequestStatus.ApprovedWithConditions, Conditions.IsEmpty: true } =>
                "条件付承認では、条件を書いてください。",
            { Status: not RequestStatus.ApprovedWithConditions, Conditions.IsEmpty: false } =>
                "条件を付けるときは、条件付承認を選んでください。",
            _ when ConditionRules.WhyNot(wanted.Conditions, ground.Posts, ground.Today) is { } condition => condition,
            { SamePersonReason: var why } when request.NeedsReason(person, ground.Procedure) && string.IsNullOrWhiteSpace(why) =>
                $"申請した人が、又はその人に代わって審査するやむを得ない理由を書いてください（{ground.Policy.SamePerson.Clause}）。",
            _ => null,
        };
}
