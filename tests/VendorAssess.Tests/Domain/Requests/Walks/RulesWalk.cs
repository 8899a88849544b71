using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests.Walks;

/// <summary>One case under the delivered policies, moved by the product's rules alone.</summary>
internal sealed class RulesWalk(Setup setup)
{
    private static readonly WantedOutcome Grant = new(ExceptionStatus.Granted, "合理的な理由がある", "", "");

    private readonly Policy policy = Town.Content.Policies[setup.Policy];
    private Request request = Draft with { OtherDeciders = 2 };
    private ImmutableArray<ReviewMessage> messages = [];
    private AskedAdvice? advice;
    private bool advised, knockedOut;
    private ExceptionRequest? asked;
    private DatedCheck? check;
    private int age = 1;

    private Procedure Procedure => policy.Procedures.Single(p => p.Id == setup.Procedure);

    private DueProcedure Due => new(Procedure.Id, Procedure.Title, "", Procedure);

    private string Thread => string.Concat(messages.Select(m => m.Kind switch
    {
        MessageKind.Asked => 'Q', MessageKind.Answered => 'A', MessageKind.Settled => 'S',
    }));

    /// <summary>As the model says it.</summary>
    public (string, string, string, bool?, int, bool, bool) Rows =>
        (request.Status.ToString(), Thread, asked?.Status.ToString() ?? "", check?.IsDone, check?.Revision ?? 0,
            advice is { IsGiven: false }, advised);

    /// <summary>Whether the rules let the step be.</summary>
    public bool Try(Step step) => step.Deed switch
    {
        Deed.Change => Changed(),
        Deed.KnockOut => !knockedOut && Changed(knockedOut = true),
        Deed.AskAdvice or Deed.GiveAdvice => TryAdvice(step),
        Deed.Question or Deed.Reply or Deed.Settle => TrySay(step),
        Deed.AskException or Deed.Grant or Deed.Deny or Deed.WithdrawException => TryException(step),
        Deed.Check or Deed.CheckNotYet => TryCheck(step),
        _ => TryRequest(step),
    };

    private bool Changed(bool _ = true) => ++age > 0;

    private bool TryAdvice(Step step)
    {
        var person = WalkPeople.All[step.Who];
        if (step.Deed == Deed.AskAdvice)
        {
            if (Case.WhyNotAskable(person, policy, Due, advice is { IsGiven: false }) is not null)
                return false;
            var post = Case.AskingPost(person, Procedure.Advice!, Procedure.Id)!;
            advice = new(1, Case, Procedure.Id, "助言", IsGiven: false, person.Id, post.Id);
            return true;
        }
        if (advice is null || (advice.WhyNotGivable(person, policy)
            ?? advice.WhyNotGiven(person, "助言", step.SaysWhy ? "やむを得ない" : "")) is not null)
            return false;
        advice = advice with { IsGiven = true };
        advised = true;
        return Changed();
    }

    private bool TryRequest(Step step)
    {
        var person = WalkPeople.All[step.Who];
        var outcome = step.Deed switch
        {
            Deed.Submit => request.Submit(person, new(policy, Due, Words, Digest(age), Digest(step.Stale ? 0 : age))
            {
                Missing = Procedure.Advice is not null && !advised ? "助言がまだです。" : null,
            }),
            Deed.Withdraw => request.Withdraw(person),
            Deed.DraftAgain => request.Status is RequestStatus.Draft or RequestStatus.Submitted
                || Case.WhyNotDraftable(person, Due) is { }
                ? Outcome.Refused<Request>("") : Outcome.Done(Draft with { OtherDeciders = 2 }),
            Deed.Approve => Decide(step, RequestStatus.Approved),
            Deed.Condition => Decide(step, RequestStatus.ApprovedWithConditions),
            Deed.SendBack => Decide(step, RequestStatus.SentBack),
            _ => Decide(step, RequestStatus.Refused),
        };
        if (outcome is not Outcome<Request>.Done(var next))
            return false;
        if (step.Deed is Deed.Submit or Deed.DraftAgain)
            messages = [];
        if (step.Deed == Deed.Submit)
            next = next with { Askers = WalkPeople.AskersOf(next) };
        if (next.Status == RequestStatus.ApprovedWithConditions)
            check = new(1, CaseStage.Considering, Manager.Posts[0].Id, "管理者", Today.AddDays(30), IsDone: false, 0);
        request = next;
        return true;
    }

    private Outcome<Request> Decide(Step step, RequestStatus status) => request.Decide(
        WalkPeople.All[step.Who],
        new(status, "理由", status == RequestStatus.ApprovedWithConditions ? [Condition] : [],
            step.Stale ? Digest(0) : request.Digest ?? "", step.SaysWhy ? "やむを得ない" : "",
            messages.LastOrDefault()?.Id ?? 0),
        new(policy, Procedure, Digest(age), knockedOut ? ["K"] : [],
            asked?.Status == ExceptionStatus.Granted ? [RequestSamples.Exception(["K"], Today, Today.AddYears(1))] : [])
        {
            Messages = messages, Posts = Ground.Posts, Today = Today,
        });

    private bool TrySay(Step step)
    {
        var person = WalkPeople.All[step.Who];
        var kind = step.Deed switch
        {
            Deed.Question => MessageKind.Asked, Deed.Reply => MessageKind.Answered, _ => MessageKind.Settled,
        };
        var whyNot = kind == MessageKind.Answered
            ? request.WhyNotAnswerable(person)
            : request.WhyNotReviewable(person, policy, Procedure);
        var wanted = new WantedMessage("K", kind, "文", step.Stale ? 999 : messages.LastOrDefault()?.Id ?? 0);
        if ((whyNot ?? wanted.WhyNotSaid(messages, new HashSet<string> { "K" })) is not null)
            return false;
        messages = messages.Add(new(messages.Length + 1, "K", kind));
        return true;
    }

    private bool TryException(Step step)
    {
        var person = WalkPeople.All[step.Who];
        if (step.Deed == Deed.AskException)
        {
            if (!knockedOut || asked?.Status is ExceptionStatus.Asked or ExceptionStatus.Granted
                || Case.WhyNotAskable(person, policy) is not null)
                return false;
            asked = new(1, Case, ExceptionStatus.Asked, null, Digest(7), person.Id,
                Case.AskingPost(person, policy.Exceptions!)!.Id, 1);
            return true;
        }
        if (asked is null)
            return false;
        if (step.Deed == Deed.WithdrawException)
        {
            if (asked.WhyNotWithdrawable(person) is not null)
                return false;
            asked = asked with { Status = ExceptionStatus.Withdrawn };
            return true;
        }
        var wanted = Grant with
        {
            Status = step.Deed == Deed.Grant ? ExceptionStatus.Granted : ExceptionStatus.Refused,
            SeenDigest = Digest(step.Stale ? 0 : 7),
        };
        if (asked.Decide(person, wanted, policy) is not Outcome<ExceptionRequest>.Done(var decided))
            return false;
        age += decided.Status == ExceptionStatus.Granted ? 1 : 0;
        asked = decided;
        return true;
    }

    private bool TryCheck(Step step)
    {
        var result = step.Deed == Deed.Check ? CheckResult.Done : CheckResult.NotYet;
        if (check is null || check.WhyNotRecorded(
            WalkPeople.All[step.Who], new(result, "確かめた", step.Stale ? 999 : check.Revision)) is not null)
            return false;
        check = check with { IsDone = result == CheckResult.Done, Revision = check.Revision + 1 };
        return true;
    }

    private static string Digest(int age) => age.ToString("x64", CultureInfo.InvariantCulture);
}
