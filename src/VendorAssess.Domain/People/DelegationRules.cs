using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.People;

/// <summary>委任: which work a post lets another post handle, from when to when; all procedures when none is named.</summary>
public sealed record DelegationWish(DateOnly? From, DateOnly? Until, ImmutableArray<string> Scope, string Reason)
{
    public DelegationWish Trimmed() => this with { Reason = Reason.Trim() };
}

/// <summary>A post whose work another post handles for a term.</summary>
public sealed record Delegation(int DelegatePost, Term Term);

/// <summary>Whether a post may let another one handle its work: the policy says so.</summary>
public static class DelegationRules
{
    /// <summary>The post itself lets its work be handled; for it, the administrator records it.</summary>
    public static string? WhyNotDelegating(this Person person, int postId) =>
        person.Holds(Roles.Administrator) || person.Posts.Any(p => p.Id == postId && p.Via == Via.Holder)
            ? null
            : "事務の処理を任せることを記録できるのは、その職に就いている人と管理者だけです。";

    /// <summary>The roles that may handle the work of a role, by the policies in force.</summary>
    public static ImmutableArray<string> DelegatesOf(this IEnumerable<Policy> policies, string role) =>
        [.. policies.SelectMany(p => p.Roles).Where(r => r.Id == role).SelectMany(r => r.Delegates).Distinct()];

    /// <summary>The procedures in which a role has something to do, by the policies in force.</summary>
    public static ImmutableArray<Procedure> ProceduresOf(this IEnumerable<Policy> policies, string role) =>
    [
        .. policies.SelectMany(p => p.Procedures)
            .Where(p => p.Decides.Contains(role) || p.Submits.Contains(role))
            .DistinctBy(p => p.Id),
    ];

    public static string? WhyNotDelegated(
        this PostStanding post, PostStanding? to, DelegationWish wish, IReadOnlyCollection<Policy> policies,
        IReadOnlyCollection<Delegation> held, DateOnly today) => wish switch
    {
        _ when policies.DelegatesOf(post.Role).IsEmpty => "この職の事務を任せる定めは、対策基準にありません。",
        _ when to is null || !policies.DelegatesOf(post.Role).Contains(to.Role) => "対策基準が定める職を選んでください。",
        { From: null } => "任せ始める日を入れてください。",
        { From: { } from } when from < today => "任せ始める日は、今日以後の日にしてください。",
        { From: { } from, Until: { } until } when until < from => "任せ終える日が、始める日より前です。",
        { From: { } from } when !post.IsThereOn(from) || !to.IsThereOn(from) => "その日には、廃止されている職です。",
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => "任せることにした根拠や理由を書いてください。",
        { Reason.Length: > SubstitutionRules.LongestReason } =>
            $"理由は {SubstitutionRules.LongestReason} 文字までで書いてください。",
        { Scope: var scope } when scope.Except(policies.ProceduresOf(post.Role).Select(p => p.Id)).Any() =>
            "任せる手続を選び直してください。",
        { From: { } from, Until: var until }
            when held.Any(d => d.DelegatePost == to.Id && d.Term.Overlaps(new Term(from, until))) =>
            $"{to.Name}には、その間すでに任せています。",
        _ => null,
    };
}
