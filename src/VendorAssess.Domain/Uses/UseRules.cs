using System.Collections.Immutable;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Uses;

/// <summary>A use as it is to stand in 利用台帳: who manages it, its period, and when it is looked at again.</summary>
public sealed record WantedUse(int? ManagerPost, DateOnly? UseFrom, DateOnly? UseUntil, DateOnly? NextReview);

public static class UseRules
{
    /// <summary>The managers are the 情報セキュリティ管理者 posts of the department and those above it.</summary>
    public static string? WhyNotRecordable(
        this WantedUse use, ImmutableArray<Post> managers, DateOnly today) => use switch
    {
        { ManagerPost: null } => "利用台帳に載せる管理者の職を選んでください。",
        _ when managers.All(p => p.Id != use.ManagerPost) => "管理者には、担当部局の情報セキュリティ管理者の職を選んでください。",
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
}
