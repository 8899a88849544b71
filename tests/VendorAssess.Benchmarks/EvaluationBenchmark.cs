using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Benchmarks;

/// <summary>One case evaluated with reasons, against a bare loop over the same requirements and answers.</summary>
public static class EvaluationBenchmark
{
    public static Pair For(ContentLibrary content, Scenario scenario)
    {
        var policy = content.Policies[scenario.Policy];
        var context = new Context(policy, content.Bank, scenario.Facts, scenario.Answers, scenario.AsOf);
        var leaves = policy.Requirements.Select(r => Leaves(r.Met).ToImmutableArray()).ToImmutableArray();
        return new Pair(
            $"evaluating one case: {policy.Requirements.Length} requirements, {scenario.Answers.ByQuestion.Count} answers, with every reason",
            "a bare loop that looks up and tests the same leaves and keeps a count",
            () =>
            {
                GC.KeepAlive(Evaluate.Candidate(context));
                return Task.CompletedTask;
            },
            () =>
            {
                GC.KeepAlive(Count(leaves, context));
                return Task.CompletedTask;
            });
    }

    private static int Count(ImmutableArray<ImmutableArray<Rule.AnswerLeaf>> requirements, Context context)
    {
        var held = 0;
        foreach (var leaves in requirements)
        {
            foreach (var leaf in leaves)
            {
                if (context.Answers.Find(leaf.Question)?.Value is AnswerValue.Given given
                    && given.Field(leaf.Field) is { } value
                    && AnswerJudge.Holds(leaf.Test, value, context) == Truth.True)
                    held++;
            }
        }
        return held;
    }

    private static IEnumerable<Rule.AnswerLeaf> Leaves(Rule rule) => rule switch
    {
        Rule.All all => all.Items.SelectMany(Leaves),
        Rule.Any any => any.Items.SelectMany(Leaves),
        Rule.Not not => Leaves(not.Item),
        Rule.AnswerLeaf leaf => [leaf],
        _ => [],
    };
}
