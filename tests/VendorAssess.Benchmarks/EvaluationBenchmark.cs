using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Benchmarks;

/// <summary>One case evaluated with reasons, against a bare loop over the same requirements and answers.</summary>
public static class EvaluationBenchmark
{
    public static Pair For(ContentLibrary content, Scenario scenario)
    {
        var policy = content.Policies[scenario.Policy];
        var answers = Completed(scenario.Answers, content.Bank);
        var context = new Context(policy, content.Bank, scenario.Facts, answers, scenario.AsOf);
        var leaves = policy.Requirements.Select(r => Leaves(r.Met).ToImmutableArray()).ToImmutableArray();
        return new Pair(
            $"evaluating one case: {policy.Requirements.Length} requirements, "
                + $"{answers.ByQuestion.Count} answers, with every reason",
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

    // As many answers as the bank has questions, so that the figure is one of a case answered in full.
    private static AnswerSet Completed(AnswerSet answers, QuestionBank bank) => AnswerSet.Of(
        bank.Questions.Select(q => answers.Find(q.Id) ?? new Answer(q.Id, Sample(q.Main))), answers.Records);

    private static AnswerValue.Given Sample(Field field)
    {
        FieldValue value = field.Type switch
        {
            FieldType.Single or FieldType.Multiple or FieldType.YesNo =>
                new FieldValue.Letters([field.Choices[0].Letter]),
            FieldType.Number => new FieldValue.Number(1),
            FieldType.Date => new FieldValue.Day(new DateOnly(2030, 1, 1), ""),
            FieldType.Countries => new FieldValue.Countries(["JP"]),
            FieldType.Text or FieldType.File or FieldType.Table => new FieldValue.Words("別紙のとおり"),
        };
        return new AnswerValue.Given(
            ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal).Add(Field.MainName, value));
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
