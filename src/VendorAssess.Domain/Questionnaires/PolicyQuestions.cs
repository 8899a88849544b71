using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>All questions that a policy may ask, in the order of the bank, whatever the case.</summary>
public static class PolicyQuestions
{
    public static ImmutableArray<AskedQuestion> Of(Policy policy, QuestionBank bank)
    {
        var needed = policy.Requirements.SelectMany(r => AskedQuestions.Of(r).Select(q => (Question: q, r.Id)))
            .ToLookup(n => n.Question, n => n.Id, StringComparer.Ordinal);
        var asked = AskedQuestions.WithConditions(needed.Select(n => n.Key), bank);
        return
        [
            .. bank.Questions.Where(q => asked.Contains(q.Id))
                .Select(q => new AskedQuestion(q, [.. needed[q.Id]])),
        ];
    }
}
