using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Soundness;

/// <summary>A row of a decision table that adds nothing, since another holds wherever it does.</summary>
public sealed record HiddenRow(Row Row, Row By);

public static class HiddenRows
{
    public static IEnumerable<HiddenRow> In(DecisionTable table, Policy policy) =>
        table.Rows.Select((row, i) => Hiding(table, i, policy) is { } by ? new HiddenRow(row, by) : null)
            .OfType<HiddenRow>();

    // Of two that say the same, the later one is too many.
    private static Row? Hiding(DecisionTable table, int hidden, Policy policy) =>
        table.Rows.Where((other, i) => i != hidden
            && Covers(other, table.Rows[hidden], policy)
            && (i < hidden || !Covers(table.Rows[hidden], other, policy))).FirstOrDefault();

    /// <summary>Cells that no value of their fact can pass: their row never holds.</summary>
    public static IEnumerable<Cell> Impossible(Row row, Policy policy) =>
        row.Cells.Where(c => !FactValues.Of(policy, c.Fact).Any(values => Applicability.Holds(c, values)));

    private static bool Covers(Row outer, Row inner, Policy policy) =>
        outer.Cells.All(cell => Implied(cell, inner.Cells.Where(c => c.Fact == cell.Fact).ToImmutableArray(), policy));

    // A fact that is not known passes no cell, so a cell on a fact that the row does not speak of is never implied.
    private static bool Implied(Cell cell, ImmutableArray<Cell> given, Policy policy) =>
        !given.IsEmpty && FactValues.Of(policy, cell.Fact)
            .Where(values => given.All(c => Applicability.Holds(c, values)))
            .All(values => Applicability.Holds(cell, values));
}
