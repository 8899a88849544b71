using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>A row of a requirement's decision table under the columns of the policy; empty where a fact is not asked.</summary>
public sealed record GridRow(ImmutableArray<string> Cells)
{
    /// <summary>Holds in every case.</summary>
    public bool IsAlways => Cells.All(c => c.Length == 0);
}

public sealed record GridRequirement(Requirement Requirement, ImmutableArray<GridRow> Rows);

/// <summary>When the requirements of a policy apply, as one table: a column for each fact, a line for each row.</summary>
public sealed record DecisionGrid(ImmutableArray<string> Facts, ImmutableArray<GridRequirement> Requirements)
{
    /// <summary>The facts that the policy asks, in its order, then those that only its tables name.</summary>
    public static DecisionGrid Of(Policy policy)
    {
        var used = policy.Requirements.SelectMany(r => r.Applies.Rows).SelectMany(r => r.Cells).Select(c => c.Fact)
            .Distinct(StringComparer.Ordinal).ToList();
        ImmutableArray<string> facts =
            [.. policy.Facts.Select(f => f.Id).Where(used.Contains), .. used.Where(f => policy.FindFact(f) is null)];
        return new DecisionGrid(facts,
        [
            .. policy.Requirements.Select(r => new GridRequirement(
                r, [.. r.Applies.Rows.Select(row => new GridRow([.. facts.Select(f => Cell(row, f, policy))]))])),
        ]);
    }

    private static string Cell(Row row, string fact, Policy policy) =>
        string.Join("、かつ", row.Cells.Where(c => c.Fact == fact).Select(c => c.Asked(policy)));
}
