using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.People;

/// <summary>What an administrator is about to give, and whether to himself.</summary>
/// <param name="IsOwn">Whether the administrator himself would act in a role of trust by it.</param>
/// <param name="OtherAdministrators">Others with an account who administer today.</param>
public sealed record OwnGrant(bool IsOwn, int OtherAdministrators, string Reason)
{
    public string? WhyNot() => this switch
    {
        { IsOwn: false } => null,
        { OtherAdministrators: > 0 } =>
            "審査や決定、監査をする職に、管理者が自分を就けることはできません（代理、委任、役割の変更、人事異動でも同じです）。"
            + "ほかの管理者に頼んでください。",
        { Reason: var reason } when string.IsNullOrWhiteSpace(reason) =>
            "ほかに管理者がいないので、審査や決定、監査をする職に自分を就けるときは、その理由を書いてください。",
        { Reason.Length: > OwnGrantRules.LongestReason } => $"理由は {OwnGrantRules.LongestReason} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>What the record says of it; nothing where it is for somebody else.</summary>
    public (string Name, string Value)[] Detail => IsOwn ? [("自分に与えた理由", Reason.Trim())] : [];
}

/// <summary>Who looks after posts does not put himself where others are decided on or looked after.</summary>
public static class OwnGrantRules
{
    public const int LongestReason = 200;

    /// <summary>
    /// Roles that see, review or audit more than their own work, those that the policies let decide, grant, advise or
    /// answer for a request, and those that may handle such work for them.
    /// </summary>
    public static ImmutableHashSet<string> OfTrust(IReadOnlyCollection<Policy> policies)
    {
        var trusted = policies.SelectMany(Deciding).Where(role => role != Roles.Applicant).Concat(Roles.Overseeing).ToHashSet();
        return [.. trusted, .. trusted.SelectMany(role => policies.DelegatesOf(role))];
    }

    private static IEnumerable<string> Deciding(Policy policy) =>
    [
        .. policy.Procedures.SelectMany(p => p.Decides.Concat(p.Submits).Concat(p.Advice?.Gives ?? [])),
        .. policy.Exceptions?.Decides ?? [],
    ];
}
