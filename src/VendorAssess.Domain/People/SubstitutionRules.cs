namespace VendorAssess.Domain.People;

/// <summary>代理: who acts for a post from day to day, and why.</summary>
public sealed record SubstitutionWish(DateOnly? From, DateOnly? Until, string Reason)
{
    public SubstitutionWish Trimmed() => this with { Reason = Reason.Trim() };
}

/// <summary>Who may act for a post while its holder stays the holder.</summary>
public static class SubstitutionRules
{
    public const int LongestReason = 200;

    public static string? WhyNotSubstituted(
        this PostStanding post, AccountHolder? person, SubstitutionWish wish, IReadOnlyCollection<Holding> holders,
        IReadOnlyCollection<Holding> substitutes, DateOnly today) => wish switch
    {
        _ when person is null => "その利用者はいません。利用者の一覧でログイン名を確かめてください。",
        _ when !person.Active => $"{person.Name}さんの利用は止めてあります。先に、利用を再開してください。",
        { From: null } or { Until: null } => "代理を始める日と終える日を入れてください。",
        { From: { } from } when from < today => "代理を始める日は、今日以後の日にしてください。",
        { From: { } from, Until: { } until } when until < from => "代理を終える日が、始める日より前です。",
        { From: { } from, Until: { } until } when until > from.AddYears(1) => "代理は 1 年までです。続くときは、改めて記録してください。",
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "代理の理由を書いてください。",
        { Reason.Length: > LongestReason } => $"代理の理由は {LongestReason} 文字までで書いてください。",
        { From: { } from } when !post.IsThereOn(from) => "その日には、この職は廃止されています。",
        { From: { } from, Until: { } until } => WhyNotBeside(person, new Term(from, until), holders, substitutes),
    };

    private static string? WhyNotBeside(
        AccountHolder person, Term term, IReadOnlyCollection<Holding> holders, IReadOnlyCollection<Holding> substitutes) =>
        holders.Any(h => h.PersonId == person.Id && h.Term.Overlaps(term))
            ? $"{person.Name}さんは、その間この職に就いています。"
            : substitutes.Any(s => s.PersonId == person.Id && s.Term.Overlaps(term))
                ? $"{person.Name}さんの代理は、その間すでに記録されています。"
                : null;
}
