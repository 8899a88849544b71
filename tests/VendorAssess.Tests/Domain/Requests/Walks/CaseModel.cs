using System.Collections.Immutable;

namespace VendorAssess.Tests.Domain.Requests.Walks;

public enum Deed
{
    AskAdvice, GiveAdvice, DraftAgain, Submit, Withdraw, Approve, Condition, SendBack, Refuse,
    Question, Reply, Settle, AskException, Grant, Deny, WithdrawException, Check, CheckNotYet, Change, KnockOut,
}

/// <summary>Who does what, on the page as it is or as it was, with or without a reason for deciding oneself.</summary>
public sealed record Step(Deed Deed, int Who, bool Stale, bool SaysWhy);

/// <summary>
/// The people of a walk by number, said here by hand: who works for the case's 課, who acts for which post, and what a
/// policy lets which post do. It is written from the policies' clauses, not from the product's rules.
/// </summary>
public sealed record Setup(
    string Policy, string Procedure, ImmutableArray<int> Submits, ImmutableArray<int> Decides,
    ImmutableArray<int> AsksAdvice, ImmutableArray<int> GivesAdvice, bool AdviceFirst,
    ImmutableArray<int> AsksException, bool OnlyReport, bool SelfWithReason)
{
    public const int Applicant = 0, Manager = 1, Officer = 2, OtherOfficer = 3, Chief = 4, Ciso = 5;

    /// <summary>Holds the officer's and the chief's post.</summary>
    public const int Both = 6;

    public const int OfficersSubstitute = 7;

    /// <summary>Handles reports and light requests for the chief.</summary>
    public const int ChiefsDelegate = 8;

    /// <summary>Holds the applicant's post and stands in for the manager.</summary>
    public const int ManagersSubstitute = 9;

    public const int People = 10;

    private static readonly ImmutableArray<int> Applicants = [Applicant, ManagersSubstitute];
    public static readonly ImmutableArray<int> Managers = [Manager, ManagersSubstitute];
    private static readonly ImmutableArray<int> Officers = [Officer, Both, OfficersSubstitute];
    private static readonly ImmutableArray<int> Chiefs = [Chief, Both];

    public static readonly ImmutableArray<int> Works = [.. Applicants, .. Managers, .. Officers];

    public static readonly Setup KawaguchiFull = new(
        "kawaguchi", "full", Officers, Chiefs, Officers, Chiefs, AdviceFirst: true, Managers, OnlyReport: false,
        SelfWithReason: false);

    public static readonly Setup KawaguchiReport = KawaguchiFull with
    {
        Procedure = "report", Decides = [.. Chiefs, ChiefsDelegate], GivesAdvice = [.. Chiefs, ChiefsDelegate],
        OnlyReport = true,
    };

    public static readonly Setup SendaiPermission = new(
        "sendai", "manager-permission", Applicants, Managers, [], [], AdviceFirst: false, Officers, OnlyReport: false,
        SelfWithReason: true);

    public static readonly Setup SendaiCiso = SendaiPermission with
    {
        Procedure = "ciso-permission", Submits = Managers, Decides = [Ciso], AsksAdvice = Managers,
        GivesAdvice = Chiefs, AdviceFirst = true,
    };

    public static readonly ImmutableArray<Setup> All = [KawaguchiFull, KawaguchiReport, SendaiPermission, SendaiCiso];

}

/// <summary>Where everything about one case stands, as a person with paper and pencil would keep it.</summary>
public sealed record CaseModel(Setup Setup)
{
    public string Request { get; init; } = "Draft";

    public int Submitter { get; init; } = -1;

    public int Age { get; init; } = 1;

    public int Frozen { get; init; }

    /// <summary>Asked and not given; given at least once.</summary>
    public bool AdviceWaits { get; init; }

    public bool AdviceGiven { get; init; }

    /// <summary>Q, A and S of the request that stands.</summary>
    public string Thread { get; init; } = "";

    public string Exception { get; init; } = "";

    public bool KnockedOut { get; init; }

    /// <summary>Of the newest condition: null when there is none.</summary>
    public bool? CheckDone { get; init; }

    public int Results { get; init; }

    /// <summary>What of it stands in rows, or in the product's own words.</summary>
    public (string, string, string, bool?, int, bool, bool) Rows =>
        (Request, Thread, Exception, CheckDone, Results, AdviceWaits, AdviceGiven);

    public IEnumerable<int> WhoMay(Deed deed) =>
        Enumerable.Range(0, Setup.People).Where(who => After(new(deed, who, false, true)) is not null);

    /// <summary>What comes of a step, or null where it may not be.</summary>
    public CaseModel? After(Step step) => step.Deed switch
    {
        Deed.Change => this with { Age = Age + 1 },
        Deed.KnockOut => KnockedOut ? null : this with { KnockedOut = true, Age = Age + 1 },
        Deed.AskAdvice or Deed.GiveAdvice => AfterAdvice(step),
        Deed.Question or Deed.Reply or Deed.Settle => AfterWord(step),
        Deed.AskException or Deed.Grant or Deed.Deny or Deed.WithdrawException => AfterException(step),
        Deed.Check or Deed.CheckNotYet => AfterCheck(step),
        _ => AfterRequest(step),
    };

    private CaseModel? AfterAdvice(Step step) => step.Deed switch
    {
        Deed.AskAdvice when Setup.AsksAdvice.Contains(step.Who) && !AdviceWaits => this with { AdviceWaits = true },
        // Who acts for the post that asked answers it only with a reason.
        Deed.GiveAdvice when Setup.GivesAdvice.Contains(step.Who) && AdviceWaits
            && (!Setup.AsksAdvice.Contains(step.Who) || step.SaysWhy) =>
            this with { AdviceWaits = false, AdviceGiven = true, Age = Age + 1 },
        _ => null,
    };

    private CaseModel? AfterRequest(Step step) => (Request, step.Deed) switch
    {
        ("Draft", Deed.Submit)
            when Setup.Submits.Contains(step.Who) && !step.Stale && (AdviceGiven || !Setup.AdviceFirst) =>
            this with { Request = "Submitted", Submitter = step.Who, Frozen = Age, Thread = "" },
        ("Draft", Deed.Withdraw) when Setup.Works.Contains(step.Who) => this with { Request = "Withdrawn" },
        ("Submitted", Deed.Withdraw) when Setup.Submits.Contains(step.Who) => this with { Request = "Withdrawn" },
        ("Submitted", Deed.Approve or Deed.Condition or Deed.SendBack or Deed.Refuse)
            when MayDecide(step) && !step.Stale => AfterDecision(step.Deed),
        ("Approved" or "ApprovedWithConditions" or "SentBack" or "Refused" or "Withdrawn", Deed.DraftAgain)
            when Setup.Works.Contains(step.Who) => this with { Request = "Draft", Thread = "", Submitter = -1 },
        _ => null,
    };

    private CaseModel? AfterDecision(Deed deed) => deed switch
    {
        Deed.SendBack => this with { Request = "SentBack" },
        _ when Frozen != Age => null,
        Deed.Refuse => Setup.OnlyReport ? null : this with { Request = "Refused" },
        _ when (KnockedOut && Exception != "Granted") || Thread.EndsWith('Q') => null,
        Deed.Approve => this with { Request = "Approved" },
        Deed.Condition when !Setup.OnlyReport =>
            this with { Request = "ApprovedWithConditions", CheckDone = false, Results = 0 },
        _ => null,
    };

    private CaseModel? AfterWord(Step step) => step.Deed switch
    {
        _ when Request != "Submitted" || step.Stale => null,
        Deed.Question when MayReview(step.Who) && !Thread.EndsWith('Q') => this with { Thread = Thread + "Q" },
        Deed.Settle when MayReview(step.Who) && (Thread.EndsWith('Q') || Thread.EndsWith('A')) =>
            this with { Thread = Thread + "S" },
        Deed.Reply when Setup.Works.Contains(step.Who) && Thread.EndsWith('Q') => this with { Thread = Thread + "A" },
        _ => null,
    };

    private CaseModel? AfterException(Step step) => (Exception, step.Deed) switch
    {
        ("Asked" or "Granted", Deed.AskException) => null,
        (_, Deed.AskException) when KnockedOut && Setup.AsksException.Contains(step.Who) =>
            this with { Exception = "Asked" },
        ("Asked", Deed.Grant) when step.Who == Setup.Ciso && !step.Stale =>
            this with { Exception = "Granted", Age = Age + 1 },
        ("Asked", Deed.Deny) when step.Who == Setup.Ciso && !step.Stale => this with { Exception = "Refused" },
        ("Asked", Deed.WithdrawException) when Setup.AsksException.Contains(step.Who) =>
            this with { Exception = "Withdrawn" },
        _ => null,
    };

    private CaseModel? AfterCheck(Step step) =>
        CheckDone == false && Setup.Managers.Contains(step.Who) && !step.Stale
            ? this with { CheckDone = step.Deed == Deed.Check, Results = Results + 1 }
            : null;

    // 兼務の禁止: whoever submitted, or acts for the post that did, decides only where the policy allows it, with a reason.
    private bool MayDecide(Step step) =>
        Setup.Decides.Contains(step.Who) && (!IsSame(step.Who) || (Setup.SelfWithReason && step.SaysWhy))
        && (!IsInTheirName(step.Who) || step.SaysWhy);

    // The officer's post asks for its holders, of whom one holds the chief's post too.
    private bool IsInTheirName(int who) => who == Setup.ChiefsDelegate && Setup.Submits.Contains(Setup.Both);

    private bool MayReview(int who) => Setup.Decides.Contains(who) && (!IsSame(who) || Setup.SelfWithReason);

    private bool IsSame(int who) => who == Submitter || Setup.Submits.Contains(who);
}
