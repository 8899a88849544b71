using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>What only shows when all policies and scenarios have been read: worth a look, refuses nothing.</summary>
public static class LibraryChecks
{
    /// <summary>A question that no policy of the folder needs is answered by vendors for nothing.</summary>
    public static void Questions(
        QuestionBank bank, IEnumerable<Policy> policies, Places places, List<Problem> problems)
    {
        var needed = policies.SelectMany(p => p.Requirements).SelectMany(AskedQuestions.Of)
            .Concat(bank.Questions.SelectMany(q => q.AskWhen is { } rule ? AskedQuestions.In(rule) : []))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var idle in bank.Questions.Where(q => q.Kept.Length == 0 && !needed.Contains(q.Id)))
        {
            problems.Add(new Problem(places.Of(idle),
                $"設問 {idle.Id} を使う要件がありません。met か asks で使うか、置いておく理由を kept に書くか、除いてください。", IsNotice: true));
        }
    }

    /// <summary>A requirement that no scenario expects anything of may be wrong without anybody seeing it.</summary>
    public static void Requirements(
        Policy policy, IEnumerable<Scenario> scenarios, Places places, List<Problem> problems)
    {
        var proven = scenarios.Where(s => s.Policy == policy.Id).SelectMany(s => s.Statuses.Keys)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var requirement in policy.Requirements.Where(r => !proven.Contains(r.Id)))
        {
            problems.Add(new Problem(places.Of(requirement),
                $"要件 {requirement.Id} の判定を確かめるシナリオがありません。scenarios のどれかの statuses に書いてください。",
                IsNotice: true));
        }
    }
}
