using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>What a request is handed in with: the words, and the digest of all that is frozen.</summary>
public sealed record Submission(Policy Policy, DueProcedure Due, RequestWords Words, string Digest, string SeenDigest)
{
    /// <summary>What has to be recorded first; null when nothing is missing.</summary>
    public string? Missing { get; init; }
}

/// <summary>Drafting, submitting and withdrawing a request: who may, when, and what comes of it.</summary>
public static class RequestRules
{
    public const int LongestText = 4000;
    public const int MostDepartments = 200;

    public static string? WhyNotDraftable(this CaseStanding standing, Person person, DueProcedure due) =>
        due.Definition switch
        {
            null => due.WhyNone(),
            { Submits.IsEmpty: true } procedure => procedure.WhyNobodySubmits(),
            { OnlyByException: true } procedure => procedure.WhyOnlyByException(),
            _ => standing.WhyNotEditable(person),
        };

    public static string? WhyNotEditable(this Request request, Person person) => request switch
    {
        { Status: not RequestStatus.Draft } => $"作成中の申請だけを変えられます（現在: {request.Status.Label()}）。",
        _ => request.Case.WhyNotEditable(person),
    };

    /// <summary>Whether the person may hand this request in at all.</summary>
    public static string? WhyNotSubmittable(this Request request, Person person, Policy policy, Procedure procedure) =>
        request switch
        {
            { Status: not RequestStatus.Draft } => $"作成中の申請だけを提出できます（現在: {request.Status.Label()}）。",
            { Case.Stage: CaseStage.Closed } => "この案件は終了しています。",
            _ when procedure.Submits.IsEmpty => procedure.WhyNobodySubmits(),
            _ when procedure.OnlyByException => procedure.WhyOnlyByException(),
            _ when request.Case.SubmittingPost(person, procedure) is null =>
                $"提出できるのは、担当部局の{policy.RoleTitles(procedure.Submits)}です（{procedure.Clause}）。",
            _ => null,
        };

    /// <summary>Whether what was written is enough to be decided on.</summary>
    public static string? WhyNotComplete(this RequestWords words) => words switch
    {
        { Statement: var text } when string.IsNullOrWhiteSpace(text) => "申請の内容（使い方と必要な理由）を書いてください。",
        { Network: var text } when string.IsNullOrWhiteSpace(text) => "利用するネットワークと接続先を書いてください。",
        { UseFrom: null } => "利用を始める日を書いてください。",
        _ => words.WhyNotStorable(),
    };

    /// <summary>A draft may be unfinished, but not wrong.</summary>
    public static string? WhyNotStorable(this RequestWords words) => words switch
    {
        { Statement.Length: > LongestText } or { Network.Length: > LongestText } =>
            $"申請の内容とネットワークは、それぞれ {LongestText} 文字までで書いてください。",
        { UseFrom: { } from, UseUntil: { } until } when until < from => "利用を終える日が、始める日より前です。",
        _ => null,
    };

    /// <summary>Whether the departments named as users are among those that can be.</summary>
    public static string? WhyNotUsedBy(IReadOnlyCollection<int> named, IReadOnlyCollection<int> open) => named switch
    {
        { Count: > MostDepartments } => $"ほかに使う所属は {MostDepartments} までにしてください。",
        _ when named.Any(id => !open.Contains(id)) => "ほかに使う所属に、選べないものがあります。画面を読み込み直してください。",
        _ => null,
    };

    public static string? WhyNotWithdrawable(this Request request, Person person) => request switch
    {
        { Status: RequestStatus.Draft } => request.Case.WhyNotEditable(person),
        { Status: RequestStatus.Submitted } when request.Case.WhyNotGoingOn() is { } closed => closed,
        { Status: RequestStatus.Submitted } when request.WithdrawingPost(person) is not null => null,
        { Status: RequestStatus.Submitted, Heirs.IsEmpty: true } => "取り下げられるのは、提出した職に就いている人だけです。",
        { Status: RequestStatus.Submitted } =>
            "提出した職が廃止されたため、取り下げられるのは、担当部局で同じ申請を提出できる職に就いている人だけです。",
        _ => $"作成中又は審査待ちの申請だけを取り下げられます（現在: {request.Status.Label()}）。",
    };

    /// <summary>The post withdraws, whoever holds it by now; when it has ended, one of the case that could submit.</summary>
    public static Post? WithdrawingPost(this Request request, Person person) =>
        person.Posts.FirstOrDefault(p => p.Id == request.SubmittedPost)
        ?? request.Heirs.SelectMany(role => request.Case.PostsOf(person, role)).FirstOrDefault();

    public static Outcome<Request> Submit(this Request request, Person person, Submission submission)
    {
        if (submission.Due.Definition is not { } procedure)
            return Outcome.Refused<Request>(submission.Due.WhyNone());
        var whyNot = request.WhyNotSubmittable(person, submission.Policy, procedure)
            ?? submission.Missing
            ?? submission.Words.WhyNotComplete()
            ?? (submission.SeenDigest == submission.Digest
                ? null
                : "画面を開いた後に内容が変わりました。今の内容を確かめてから、もう一度提出してください。");
        return whyNot is null
            ? Outcome.Done(request with
            {
                Status = RequestStatus.Submitted,
                SubmittedBy = person.Id,
                SubmittedPost = request.Case.SubmittingPost(person, procedure)!.Id,
                Digest = submission.Digest,
            })
            : Outcome.Refused<Request>(whyNot);
    }

    /// <param name="seenDraft">Where a draft is taken back, the version of it that was looked at.</param>
    public static Outcome<Request> Withdraw(this Request request, Person person, int? seenDraft = null) =>
        (request.WhyNotWithdrawable(person) ?? request.WhyNotAsSeen(seenDraft)) is { } whyNot
            ? Outcome.Refused<Request>(whyNot)
            : Outcome.Done(request with { Status = RequestStatus.Withdrawn });

    public static Post? SubmittingPost(this CaseStanding standing, Person person, Procedure procedure) =>
        procedure.Submits.SelectMany(role => standing.PostsOf(person, role))
            .FirstOrDefault(post => post.Covers(procedure.Id));

    private static string? WhyNotAsSeen(this Request request, int? seenDraft) =>
        seenDraft is null || (request.Status, request.Version) == (RequestStatus.Draft, seenDraft)
            ? null
            : "画面を開いた後に、この申請が変わりました。今の内容を確かめて、もう一度取り下げてください。";

    private static string WhyNobodySubmits(this Procedure procedure) =>
        $"「{procedure.Title}」では申請できません（{procedure.Clause}）。";

    private static string WhyOnlyByException(this Procedure procedure) =>
        $"「{procedure.Title}」では申請できません。例外措置の許可を求めてください（{procedure.Clause}）。";

    private static string WhyNone(this DueProcedure due) =>
        $"手続が決まっていません（{due.Why}）。案件の事実を先に決めてください。";

    public static string RoleTitles(this Policy policy, ImmutableArray<string> roles) =>
        string.Join("・", roles.Select(policy.RoleTitle));
}
