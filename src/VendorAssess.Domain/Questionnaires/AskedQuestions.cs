using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>A question that a case needs, and the requirements that need it.</summary>
public sealed record AskedQuestion(Question Question, ImmutableArray<string> Requirements);

/// <summary>Which questions a case asks: those that its requirements are judged by, and what these hang on.</summary>
public static class AskedQuestions
{
    public static ImmutableArray<AskedQuestion> For(Policy policy, QuestionBank bank, Facts facts)
    {
        var completed = facts.Completed(policy);
        var needed = policy.Requirements
            .Where(r => Applicability.Judge(r.Applies, policy, completed).Truth != Truth.False)
            .SelectMany(r => Of(r).Select(q => (Question: q, r.Id)))
            .GroupBy(n => n.Question, n => n.Id, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        var asked = WithConditions(needed.Keys, bank);
        return
        [
            .. bank.Questions
                .Where(q => asked.Contains(q.Id))
                .Select(q => new AskedQuestion(q, needed.GetValueOrDefault(q.Id, []))),
        ];
    }

    /// <summary>
    /// Whether a question is asked yet: a follow-up waits for the answer that it hangs on, but not for a fact that nobody
    /// has stated.
    /// </summary>
    public static bool IsAskedYet(this Question question, Context context)
    {
        if (question.AskWhen is not { } condition)
            return true;
        var judged = RuleJudge.Judge(condition, context);
        return judged.Truth switch
        {
            Truth.True => true,
            Truth.False => false,
            Truth.Unknown => judged.UnknownLeaves().All(leaf => leaf.Question is null),
        };
    }

    /// <summary>The questions that one requirement is judged by, and those asked for it that decide nothing.</summary>
    public static IEnumerable<string> Of(Requirement requirement) =>
        In(requirement.Met)
            .Concat(requirement.Partly is { } partly ? In(partly) : [])
            .Concat(requirement.NotApplicableWhen)
            .Concat(requirement.Asks)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The questions that a tree speaks of.</summary>
    public static IEnumerable<string> In(Rule rule) => rule switch
    {
        Rule.All all => all.Items.SelectMany(In),
        Rule.Any any => any.Items.SelectMany(In),
        Rule.Not not => In(not.Item),
        Rule.AnswerLeaf leaf => [leaf.Question],
        _ => [],
    };

    /// <summary>With the questions that these hang on: a follow-up is only understood beside them.</summary>
    internal static HashSet<string> WithConditions(IEnumerable<string> questions, QuestionBank bank)
    {
        var asked = questions.ToHashSet(StringComparer.Ordinal);
        var open = new Queue<string>(asked);
        while (open.TryDequeue(out var id))
        {
            foreach (var condition in bank.Find(id)?.AskWhen is { } rule ? In(rule) : [])
            {
                if (asked.Add(condition))
                    open.Enqueue(condition);
            }
        }
        return asked;
    }
}
