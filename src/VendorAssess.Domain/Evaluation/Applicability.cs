using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Reads a decision table against the facts of a case, with the reason.</summary>
public static class Applicability
{
    public static Reason Judge(DecisionTable table, Policy policy, Facts facts)
    {
        if (table.Rows.Any(r => r.Cells.IsEmpty))
            return Reason.Leaf(Truth.True, "すべての場合に適用");
        var rows = table.Rows.Select(r => Judge(r, policy, facts)).ToImmutableArray();
        return rows is [var only]
            ? only
            : new Reason(TruthTables.Any(rows.Select(r => r.Truth)), "次のいずれか", rows);
    }

    public static Reason Judge(Row row, Policy policy, Facts facts)
    {
        var cells = row.Cells.Select(c => Judge(c, policy, facts)).ToImmutableArray();
        return cells is [var only]
            ? only
            : new Reason(TruthTables.All(cells.Select(c => c.Truth)), "次のすべて", cells);
    }

    /// <summary>The facts that brought a requirement in, in one line: 「機密性＝機密性3、クラウド＝はい」.</summary>
    public static string Summary(this Reason applies) =>
        string.Join("、", applies.DecidingLeaves().Select(l => l.Text).Distinct(StringComparer.Ordinal));

    private static Reason Judge(Cell cell, Policy policy, Facts facts)
    {
        var label = policy.Label(cell.Fact);
        var basis = new Basis.Fact(cell.Fact, cell.Describe(policy));
        if (facts[cell.Fact] is not { } held)
            return Reason.Leaf(Truth.Unknown, $"{label}が決まっていません", basis);
        var truth = Holds(cell, held) ? Truth.True : Truth.False;
        return Reason.Leaf(truth, $"{label}＝{policy.ValuesLabel(cell.Fact, held)}", basis);
    }

    /// <summary>Whether a fact that is known to hold the values passes the cell.</summary>
    public static bool Holds(Cell cell, ImmutableArray<string> held) => cell.Test switch
    {
        CellTest.AnyOf => held.Any(cell.Values.Contains),
        CellTest.Only => held.All(cell.Values.Contains),
        CellTest.NoneOf => !held.Any(cell.Values.Contains),
        CellTest.Known => true,
    };
}
