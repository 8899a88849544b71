using FsCheck;
using FsCheck.Fluent;

namespace VendorAssess.Tests.Domain.Requests.Walks;

/// <summary>
/// Random walks of ten people over all that happens to a case: advice, request, review, decision, 例外措置, conditions and
/// their checks, under 川口市's and 仙台市's policies, beside a model written independently of the rules.
/// </summary>
public class CaseWalkTests(ITestOutputHelper output)
{
    private const int Walks = 400, Length = 40, Promised = 10_000;

    [Fact]
    public void The_rules_let_be_exactly_what_the_model_lets_be()
    {
        var (steps, done) = (0, new Dictionary<Deed, int>());
        var turns = new HashSet<string>(StringComparer.Ordinal);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Walks),
            Prop.ForAll(WalkSteps.Walk(Length).ToArbitrary(), walk =>
            {
                var model = new CaseModel(Setup.All[walk.Setup]);
                var rules = new RulesWalk(model.Setup);
                foreach (var step in walk.Steps.Select(s => s.In(model)))
                {
                    var expected = model.After(step);
                    Assert.True((expected is not null) == rules.Try(step), $"{model} {step}");
                    AssertNobodyDecidedOnTheirOwn(model, step, expected);
                    if (expected is not null)
                    {
                        done[step.Deed] = done.GetValueOrDefault(step.Deed) + 1;
                        turns.Add($"{model.Request} → {expected.Request}");
                    }
                    model = expected ?? model;
                    Assert.Equal(model.Rows, rules.Rows);
                    steps++;
                }
                return true;
            }));
        var each = done.OrderBy(d => d.Key).Select(d => $"{d.Key} {d.Value}");
        output.WriteLine($"{steps} steps, {done.Values.Sum()} of them done: {string.Join(", ", each)}");
        Assert.InRange(steps, Promised, int.MaxValue);
        Assert.Equal(Enum.GetValues<Deed>(), done.Keys.Order());
        Assert.Subset(Turns, turns);
    }

    // No state is skipped: these are all the ways there are.
    internal static readonly HashSet<string> Turns =
    [
        .. ((string[])["Draft", "Submitted", "Approved", "ApprovedWithConditions", "SentBack", "Refused", "Withdrawn"])
            .Select(s => $"{s} → {s}"),
        "Draft → Submitted", "Draft → Withdrawn", "Submitted → Withdrawn", "Submitted → Approved",
        "Submitted → ApprovedWithConditions", "Submitted → SentBack", "Submitted → Refused", "Approved → Draft",
        "ApprovedWithConditions → Draft", "SentBack → Draft", "Refused → Draft", "Withdrawn → Draft",
    ];

    private static void AssertNobodyDecidedOnTheirOwn(CaseModel before, Step step, CaseModel? after)
    {
        if (after is null || before.Request != "Submitted" || after.Request is "Submitted" or "Withdrawn")
            return;
        Assert.True(before.Submitter != step.Who || (before.Setup.SelfWithReason && step.SaysWhy), $"{before} {step}");
    }
}
