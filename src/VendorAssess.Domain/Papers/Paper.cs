using System.Collections.Immutable;

namespace VendorAssess.Domain.Papers;

/// <summary>One answered question of a vendor's own paper, and where it stands.</summary>
public sealed record PaperRow(string Id, string Answer, string Note, string Sheet, string Cell);

/// <summary>A sheet, or a cell of one, that was not read, and why.</summary>
public sealed record PaperGap(string Sheet, string Cell, string Why);

/// <summary>
/// What was read from a vendor's own paper. The version is what the file says of itself, null where it says none or
/// more than one; <see cref="Blank"/> counts the questions without an answer.
/// </summary>
public sealed record Paper(
    string Form, string? Version, ImmutableArray<PaperRow> Rows, int Blank, ImmutableArray<PaperGap> Gaps);
