using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>What the rules need to know of advice that was asked for; <see cref="IsGiven"/> when it was answered.</summary>
public sealed record AskedAdvice(
    int Id, CaseStanding Case, string Procedure, string Label, bool IsGiven, int AskedBy = 0, int AskedPost = 0)
{
    /// <summary>Whether the person would answer their own question: the policy forbids it for decisions, not for advice.</summary>
    public bool NeedsReason(Person person) => AskedBy == person.Id || person.Posts.Any(p => p.Id == AskedPost);
}

/// <summary>助言 and 協議: who asks, who gives, and when a request waits for it.</summary>
public static class AdviceRules
{
    /// <summary>Whether the person may ask now; one question at a time.</summary>
    /// <param name="waiting">An earlier question stands without an answer.</param>
    public static string? WhyNotAskable(
        this CaseStanding standing, Person person, Policy policy, DueProcedure due, bool waiting) =>
        due.Definition?.Advice switch
        {
            _ when standing.Stage == CaseStage.Closed => "この案件は終了しています。",
            null => $"「{due.Title}」の手続には、申請の前に求める助言や協議の定めがありません。",
            var advice when standing.AskingPost(person, advice, due.Id) is null =>
                $"{advice.Label}を求めるのは、担当部局の{policy.RoleTitles(advice.Asks)}です（{advice.Clause}）。",
            var advice when waiting => $"前に求めた{advice.Label}への回答を待っています。回答の後に、もう一度求められます。",
            _ => null,
        };

    public static string? WhyNotGivable(this AskedAdvice asked, Person person, Policy policy) =>
        policy.AdviceOf(asked.Procedure) switch
        {
            _ when asked.IsGiven => $"この{asked.Label}には、すでに回答があります。",
            _ when asked.Case.Stage == CaseStage.Closed => "この案件は終了しています。",
            null => $"いまの対策基準には、{asked.Label}に応じる職の定めがありません。",
            var advice when asked.GivingPost(person, advice) is null =>
                $"{advice.Label}に応じるのは{policy.RoleTitles(advice.Gives)}です（{advice.Clause}）。",
            _ => null,
        };

    /// <summary>Who answers a question of their own says why nobody else does.</summary>
    public static string? WhyNotGiven(this AskedAdvice asked, Person person, string text, string samePersonReason) =>
        WhyNotWorded(text) ?? (asked.NeedsReason(person), samePersonReason) switch
        {
            (true, var why) when string.IsNullOrWhiteSpace(why) => $"{asked.Label}を求めた人が、自ら応じるやむを得ない理由を書いてください。",
            (_, { Length: > RequestRules.LongestText }) => $"理由は {RequestRules.LongestText} 文字までで書いてください。",
            _ => null,
        };

    public static string? WhyNotWorded(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "内容を書いてください。",
        { Length: > RequestRules.LongestText } => $"内容は {RequestRules.LongestText} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>What a request of the case waits for; null where the procedure asks for nothing here.</summary>
    public static AdviceRule? AdviceDue(Policy policy, Facts facts, DueProcedure due) =>
        due.Definition?.Advice is { } advice && Applicability.Judge(advice.When, policy, facts).Truth != Truth.False
            ? advice
            : null;

    /// <summary>Given, or an answer to a question that it would count as: somebody wrote down what was said.</summary>
    public static bool IsRecorded(this AdviceRule advice, Context context, bool given) =>
        given || advice.Fills.OfType<Fill.Words>().Any(f =>
            context.Answers.Find(f.Question) is { Value: Answers.AnswerValue.Given });

    /// <summary>Why a request has to wait; null when nothing is asked for or it is recorded.</summary>
    public static string? WhyNotYet(Context context, DueProcedure due, bool given) =>
        AdviceDue(context.Policy, context.Facts, due) is { } advice && !advice.IsRecorded(context, given)
            ? $"申請の前に、{context.Policy.RoleTitles(advice.Gives)}に{advice.Label}を求め、その内容を記録します（{advice.Clause}）。"
            : null;

    public static Post? AskingPost(this CaseStanding standing, Person person, AdviceRule advice, string procedure) =>
        advice.Asks.SelectMany(role => standing.PostsOf(person, role)).FirstOrDefault(p => p.Covers(procedure));

    public static Post? GivingPost(this AskedAdvice asked, Person person, AdviceRule advice) =>
        asked.Case.DecidingPosts(person, advice.Gives).FirstOrDefault(p => p.Covers(asked.Procedure));

    public static AdviceRule? AdviceOf(this Policy policy, string procedure) =>
        policy.Procedures.FirstOrDefault(p => p.Id == procedure)?.Advice;
}
