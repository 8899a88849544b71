using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

/// <summary>What holds for every policy and every set of answers.</summary>
public class EvaluationProperties
{
    private static readonly string[] Asked = ["A01", "A02", "A03"];

    private static readonly Gen<Rule> Rules = Gen.Sized(size => Tree(Math.Min(size, 12)));

    private static readonly Gen<Requirement> Requirements =
        from met in Rules
        from partly in Rules
        from hasPartly in Gen.Elements(true, false)
        from strength in Gen.Elements(Enum.GetValues<Strength>())
        from level in Gen.Elements("1", "3")
        from listed in Gen.SubListOf(Asked)
        select Requirement("R", met, strength) with
        {
            Partly = hasPartly ? partly : null,
            Applies = new DecisionTable([Row(("secrecy", ["3", level]))]),
            NotApplicableWhen = [.. listed],
        };

    private static readonly Gen<Policy> Policies =
        Requirements.ListOf().Select(rs => ThePolicy with
        {
            Requirements = [.. rs.Select((r, i) => r with { Id = $"R{i}" })],
        });

    private static readonly Gen<ImmutableDictionary<string, AnswerValue>> AnswerMaps =
        from values in Gen.ArrayOf(OneAnswer(), Asked.Length)
        select Asked.Zip(values).Where(p => p.Second is not null)
            .ToImmutableDictionary(p => p.First, p => p.Second!, StringComparer.Ordinal);

    [Fact]
    public void The_score_is_within_nought_and_one_and_its_parts_sum_to_it() =>
        Holds((policy, answers) =>
        {
            var result = Evaluated(policy, answers);
            var inScope = result.Findings.Where(f => f.InScope).ToList();
            var weight = inScope.Sum(f => f.Weight);
            return result.Score.Value is not { } score
                || (score is >= 0 and <= 1
                    && Math.Abs(inScope.Sum(f => f.Weight * f.Credit / weight) - score) < 0.0000000001m);
        });

    [Fact]
    public void An_unmet_must_always_knocks_out() =>
        Holds((policy, answers) =>
        {
            var result = Evaluated(policy, answers);
            var unmet = result.Findings.Any(f => f.Status == Status.Unmet && f.Requirement.Strength.KnocksOut());
            return unmet == (result.Verdict == Verdict.Unsuitable);
        });

    [Fact]
    public void More_answers_never_lower_the_coverage() =>
        Holds((policy, answers) => Asked.All(left =>
            Evaluated(policy, answers.Remove(left)).Score.Coverage <= Evaluated(policy, answers).Score.Coverage));

    [Fact]
    public void The_order_of_the_answers_never_matters() =>
        Holds((policy, answers) =>
        {
            var there = Evaluate.Candidate(ContextFor(policy, answers.Select(ToAnswer)));
            var back = Evaluate.Candidate(ContextFor(policy, answers.Select(ToAnswer).Reverse()));
            return Shown(there) == Shown(back);
        });

    [Fact]
    public void The_evaluation_is_the_same_twice() =>
        Holds((policy, answers) => Shown(Evaluated(policy, answers)) == Shown(Evaluated(policy, answers)));

    [Fact]
    public void A_permission_is_never_unmet() =>
        Holds((policy, answers) => Evaluated(policy, answers).Findings.All(f =>
            f.Requirement.Strength != Strength.Permission || f.Status != Status.Unmet));

    private static void Holds(Func<Policy, ImmutableDictionary<string, AnswerValue>, bool> property) =>
        Prop.ForAll(Policies.ToArbitrary(), AnswerMaps.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static Gen<Rule> Tree(int size)
    {
        var leaf = Gen.OneOf<Rule>(
            from question in Gen.Elements(Asked)
            from letter in Gen.Elements("a", "b")
            select Leaf(question, letter),
            Gen.Elements<Rule>(new Rule.Consult(), new Rule.Unregistered(), new Rule.Never(), new Rule.Always()));
        if (size < 2)
            return leaf;
        var smaller = Tree(size / 2);
        return Gen.OneOf(
            leaf,
            smaller.NonEmptyListOf().Select(i => (Rule)new Rule.All([.. i])),
            smaller.NonEmptyListOf().Select(i => (Rule)new Rule.Any([.. i])),
            smaller.Select(i => (Rule)new Rule.Not(i)));
    }

    private static Gen<AnswerValue?> OneAnswer() =>
        Gen.OneOf(
            Gen.Elements("a", "b").Select(l => (AnswerValue?)new AnswerValue.Given(
                ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value", new FieldValue.Letters([l])))),
            Gen.Constant((AnswerValue?)new AnswerValue.Pending()),
            Gen.Constant((AnswerValue?)new AnswerValue.NotApplicable("ない")),
            Gen.Constant((AnswerValue?)null));

    private static Answer ToAnswer(KeyValuePair<string, AnswerValue> answer) => new(answer.Key, answer.Value);

    private static CandidateEvaluation Evaluated(Policy policy, ImmutableDictionary<string, AnswerValue> answers) =>
        Evaluate.Candidate(ContextFor(policy, answers.Select(ToAnswer)));

    private static Context ContextFor(Policy policy, IEnumerable<Answer> answers) =>
        Context(AnswerSet.Of(answers)) with { Policy = policy };

    private static string Shown(CandidateEvaluation result) =>
        $"{result.Verdict} {result.Score} {string.Join(';', result.Findings.Select(f => $"{f.Status} {f.Summary}"))}";
}
