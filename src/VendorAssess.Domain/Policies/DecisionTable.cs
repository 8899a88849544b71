using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

public enum CellTest
{
    /// <summary>The fact holds at least one of the values.</summary>
    AnyOf,

    /// <summary>The fact holds nothing but the values; an empty set passes.</summary>
    Only,

    NoneOf,

    /// <summary>The fact has been stated; until then it is unknown, as an answer is.</summary>
    Known,
}

public sealed record Cell(string Fact, CellTest Test, ImmutableArray<string> Values);

/// <summary>All of the cells; a row without cells always holds.</summary>
public sealed record Row(ImmutableArray<Cell> Cells);

/// <summary>Any of the rows: when a requirement applies or a procedure is due.</summary>
public sealed record DecisionTable(ImmutableArray<Row> Rows);
