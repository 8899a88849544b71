using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Procurement;

/// <summary>A requirement for the specification; not certain while open facts decide whether it applies.</summary>
public sealed record SpecificationItem(Requirement Requirement, bool Certain, string Applies);

/// <summary>An item for the contract (契約条項), with the requirement that asks for it.</summary>
public sealed record ContractItem(Requirement Requirement, string Text, bool Certain);

/// <summary>
/// セキュリティ要件一覧: what procurement writes for a case, in the order of the policy. It follows from facts alone, so
/// it is there before any candidate or answer.
/// </summary>
public sealed record SpecificationList(
    Policy Policy,
    Facts Facts,
    ImmutableArray<SpecificationItem> Items,
    ImmutableArray<ContractItem> Contract,
    ImmutableArray<SpecificationItem> OwnDuties)
{
    public static SpecificationList For(Policy policy, Facts facts)
    {
        var completed = facts.Completed(policy);
        var concerned = policy.Requirements
            .Select(r => (Requirement: r, Applies: Applicability.Judge(r.Applies, policy, completed)))
            .Where(r => r.Applies.Truth != Truth.False)
            .Select(r => new SpecificationItem(r.Requirement, r.Applies.Truth == Truth.True, Why(r.Applies)))
            .ToList();
        return new SpecificationList(
            policy, completed,
            [.. concerned.Where(i => i.Requirement.Specification.Length > 0)],
            [
                .. concerned.SelectMany(i =>
                    i.Requirement.Contract.Select(c => new ContractItem(i.Requirement, c, i.Certain))),
            ],
            [.. concerned.Where(i => i.Requirement is { Specification.Length: 0, Contract.IsEmpty: true })]);
    }

    private static string Why(Reason applies) => applies.Truth == Truth.True
        ? applies.Summary()
        : string.Join("、", applies.UnknownLeaves().Select(l => l.Text).Distinct(StringComparer.Ordinal));
}
