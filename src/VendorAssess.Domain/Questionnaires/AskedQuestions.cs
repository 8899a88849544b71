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
        AddConditions(needed, bank);
        return
        [
            .. bank.Questions
                .Where(q => needed.ContainsKey(q.Id))
                .Select(q => new AskedQuestion(q, needed[q.Id])),
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

    // A follow-up is only understood beside the question it hangs on.
    private static void AddConditions(Dictionary<string, ImmutableArray<string>> needed, QuestionBank bank)
    {
        var open = new Queue<string>(needed.Keys);
        while (open.TryDequeue(out var id))
        {
            foreach (var condition in bank.Find(id)?.AskWhen is { } rule ? In(rule) : [])
            {
                if (needed.TryAdd(condition, []))
                    open.Enqueue(condition);
            }
        }
    }
}
