using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Outcome = VendorAssess.Domain.Outcome;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

/// <summary>Random walks of people over one request, beside an automaton written independently of the rules.</summary>
public class RequestWalkTests
{
    public enum Deed { Submit, Withdraw, Approve, Condition, SendBack, Refuse, Change }

    public sealed record Step(Deed Deed, int Who, bool Stale);

    /// <summary>What the reference knows: where the request stands, who submitted it, and the content's age.</summary>
    private sealed record Model(string At, int Submitter, int Frozen, int Now);

    private static readonly Person[] Everybody = [Applicant, Manager, Officer, OtherOfficer, Chief, Both];

    private static readonly Gen<Step> Steps =
        // Most steps are ones that may succeed, so that walks get far.
        from deed in Gen.Frequency(
            (3, Gen.Constant(Deed.Submit)), (1, Gen.Constant(Deed.Withdraw)), (1, Gen.Constant(Deed.Change)),
            (3, Gen.Elements(Deed.Approve, Deed.Condition, Deed.SendBack, Deed.Refuse)))
        from who in Gen.Choose(0, Everybody.Length - 1)
        from stale in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(deed, who, stale);

    [Fact]
    public void The_rules_allow_exactly_what_the_automaton_allows() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10_000),
        Prop.ForAll(Steps.ListOf().ToArbitrary(), steps =>
        {
            var request = Draft;
            var model = new Model("draft", 0, 0, 1);
            foreach (var step in steps)
            {
                (request, var done) = Act(request, step, model.Now);
                var expected = Expected(model, step);
                Assert.Equal(expected is not null, done);
                model = expected ?? model;
                Assert.Equal(model.At, request.Status.ToString().ToLowerInvariant());
            }
            return true;
        }));

    private static Model? Expected(Model model, Step step) => (model.At, step.Deed, step.Who) switch
    {
        // Content may change at any time; only its age moves.
        (_, Deed.Change, _) => model with { Now = model.Now + 1 },
        ("draft", Deed.Submit, 2 or 5) when !step.Stale =>
            model with { At = "submitted", Submitter = step.Who, Frozen = model.Now },
        ("draft", Deed.Withdraw, 0 or 1 or 2 or 5) => model with { At = "withdrawn" },
        // Both hold the same officer's post.
        ("submitted", Deed.Withdraw, 2 or 5) => model with { At = "withdrawn" },
        // The sixth acts for the post that submitted, so only the chief is left.
        ("submitted", Deed.SendBack, 4) when !step.Stale =>
            model with { At = "sentback" },
        ("submitted", Deed.Approve or Deed.Condition or Deed.Refuse, 4) when !step.Stale && model.Frozen == model.Now =>
            model with { At = EndOf(step.Deed) },
        _ => null,
    };

    private static string EndOf(Deed deed) =>
        deed == Deed.Approve ? "approved" : deed == Deed.Condition ? "approvedwithconditions" : "refused";

    private static (Request Request, bool Done) Act(Request request, Step step, int age)
    {
        var person = Everybody[step.Who];
        var seen = step.Stale ? Age(9_999) : request.Digest ?? Age(age);
        var outcome = step.Deed switch
        {
            Deed.Submit => request.Submit(
                person, Handed with { Digest = Age(age), SeenDigest = step.Stale ? seen : Age(age) }),
            Deed.Withdraw => request.Withdraw(person),
            Deed.Approve => Decide(RequestStatus.Approved, []),
            Deed.Condition => Decide(RequestStatus.ApprovedWithConditions, [Condition]),
            Deed.SendBack => Decide(RequestStatus.SentBack, []),
            Deed.Refuse => Decide(RequestStatus.Refused, []),
            Deed.Change => Outcome.Done(request),
        };
        return outcome is VendorAssess.Domain.Outcome<Request>.Done(var next) ? (next, true) : (request, false);

        VendorAssess.Domain.Outcome<Request> Decide(RequestStatus status, ImmutableArray<WantedCondition> conditions) => request.Decide(
            person, new(status, "理由", conditions, seen, ""), Ground with { CurrentDigest = Age(age) });
    }

    private static string Age(int age) => age.ToString("x64", null);
}
