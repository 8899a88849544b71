using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>The last look over the state of 例外措置, and what there is to look at.</summary>
/// <param name="LastOn">Null when nobody has looked yet.</param>
/// <param name="LastUpTo">The newest 例外措置 that was looked at; 0 before the first look.</param>
/// <param name="FirstOn">When the first was asked for; null when there is none.</param>
/// <param name="Newest">The newest 例外措置 that there is; 0 when there is none.</param>
/// <param name="Since">How many were asked for after those that were looked at.</param>
public sealed record LookState(DateOnly? LastOn, int LastUpTo, DateOnly? FirstOn, int Newest, int Since);

/// <summary>What was shown up to which 例外措置, and what there is to say of it.</summary>
public sealed record LookWish(int UpTo, string Remark)
{
    public LookWish Trimmed() => this with { Remark = Remark.ReplaceLineEndings("\n").Trim() };
}

/// <summary>例外措置の申請状況: who looks at it, and from when on it waits.</summary>
public static class ExceptionLookRules
{
    /// <summary>Of several policies the shortest interval holds; null where none says anything.</summary>
    public static ExceptionLook? Strictest(IEnumerable<Policy> policies) =>
        policies.Select(p => p.Exceptions?.Look).OfType<ExceptionLook>().OrderBy(l => l.EveryMonths).FirstOrDefault();

    /// <summary>The day from which it waits: an interval after the last look, or after the first was asked for.</summary>
    public static DateOnly? DueOn(this ExceptionLook look, LookState state) =>
        state.FirstOn is { } first ? (state.LastOn ?? first).AddMonths(look.EveryMonths) : null;

    /// <summary>Who handles only some procedures for a post does not look for it.</summary>
    public static Post? LookingPost(this Person person, ExceptionLook look) =>
        person.Posts.FirstOrDefault(p => look.By.Contains(p.Role) && p.Scope.Length == 0);

    public static string? WhyNotLooking(this Person me, ExceptionLook? look, LookState state, DateOnly today) => look switch
    {
        null => "対策基準に、例外措置の申請状況を定期的に確認する定めはありません。",
        _ when me.LookingPost(look) is null => $"申請状況の確認を記録するのは、{string.Join('・', look.By.Select(Roles.Label))}の職です（{look.Clause}）。",
        _ when state.Newest == 0 => "例外措置の申請がまだないため、確認するものがありません。",
        _ when state.LastOn == today && state.LastUpTo >= state.Newest => "ここまでの申請状況の確認は、今日、記録してあります。",
        _ => null,
    };

    public static string? WhyNotLooked(
        this LookWish wish, Person me, ExceptionLook? look, LookState state, DateOnly today) =>
        me.WhyNotLooking(look, state, today) ?? wish switch
        {
            { UpTo: var upTo } when upTo < 1 || upTo > state.Newest || upTo < Math.Min(state.LastUpTo, state.Newest) =>
                "画面に表示していた一覧が今の内容と違います。画面を読み込み直して、内容を確かめてください。",
            { Remark.Length: > RequestRules.LongestText } => $"所見は {RequestRules.LongestText} 文字までで書いてください。",
            _ => null,
        };
}
