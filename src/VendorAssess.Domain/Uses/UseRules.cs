using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Uses;

/// <summary>A manager of a use, by the title that the policy gives.</summary>
public sealed record WantedManager(string Title, int? Post);

/// <summary>A use as it is to stand in 利用台帳: who manages it, its period, and when it is looked at again.</summary>
public sealed record WantedUse(
    ImmutableArray<WantedManager> Managers, DateOnly? UseFrom, DateOnly? UseUntil, DateOnly? NextReview);

/// <summary>A manager that the register has to name, and the posts that may be it.</summary>
public sealed record ManagerSeat(string Title, ImmutableArray<Post> Posts);

public static class UseRules
{
    /// <summary>
    /// Whom the register names for a case with these facts. The posts are those of the case's department and above it:
    /// where several departments use a service, the department of the case is the one in charge (主管課室).
    /// </summary>
    public static ImmutableArray<ManagerSeat> Seats(Policy policy, Facts facts, ImmutableArray<Post> posts) =>
    [
        .. Rules(policy)
            .Where(r => Applicability.Judge(r.When, policy, facts).Truth != Truth.False)
            .Select(r => new ManagerSeat(
                r.Title.Length > 0 ? r.Title : policy.RoleTitle(r.Role), [.. posts.Where(p => p.Role == r.Role)]))
            .DistinctBy(s => s.Title),
    ];

    /// <summary>Each seat is taken by a post that may, and the days follow each other.</summary>
    public static string? WhyNotRecordable(this WantedUse use, ImmutableArray<ManagerSeat> seats, DateOnly today) =>
        seats.Select(s => WhyNotTaken(s, use.Managers)).FirstOrDefault(reason => reason is not null) ?? use switch
        {
            { UseFrom: null } => "利用を始める日を書いてください。",
            { UseFrom: { } from, UseUntil: { } until } when until < from => "利用を終える日が、始める日より前です。",
            { NextReview: null } => "次に見直す日を書いてください。",
            { NextReview: { } review } when review <= today => "次に見直す日は、明日以後の日にしてください。",
            { NextReview: { } review, UseUntil: { } until } when review > until =>
                "次に見直す日は、利用を終える日までの日にしてください。",
            _ => null,
        };

    /// <summary>A year from now, or the end of use when that comes first.</summary>
    public static DateOnly SuggestedReview(DateOnly today, DateOnly? useUntil) =>
        useUntil is { } until && until > today && until < today.AddYears(1) ? until : today.AddYears(1);

    private static ImmutableArray<ManagerRule> Rules(Policy policy) =>
        policy.Managers.IsEmpty ? [new(Roles.Manager, "", new([new Row([])]))] : policy.Managers;

    private static string? WhyNotTaken(ManagerSeat seat, ImmutableArray<WantedManager> wanted) =>
        wanted.FirstOrDefault(m => m.Title == seat.Title)?.Post switch
        {
            null => $"利用台帳に載せる{seat.Title}の職を選んでください。",
            var post when seat.Posts.All(p => p.Id != post) => $"{seat.Title}には、担当部局の職を選んでください。",
            _ => null,
        };
}
