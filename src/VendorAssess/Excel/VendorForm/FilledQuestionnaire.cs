using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Something in the workbook that was not taken: where it stands and what to do.</summary>
public sealed record CellProblem(string Sheet, string Cell, string What);

/// <summary>Where a row of the form was filled, and the text of its answer as it was typed.</summary>
public sealed record SourceCell(string Sheet, string Cell, string Typed);

/// <summary>
/// A vendor workbook as it came back. Notes, evidence and sources are keyed by row: a question's id, or
/// <c>KM06.days</c> for what was written beside one of its parts.
/// </summary>
public sealed record FilledQuestionnaire(
    FormIdentity Identity,
    ImmutableSortedDictionary<string, AnswerValue> Answers,
    ImmutableSortedDictionary<string, string> Notes,
    ImmutableSortedDictionary<string, string> Evidence,
    ImmutableSortedDictionary<string, SourceCell> Sources,
    ImmutableArray<CellProblem> Problems)
{
    /// <summary>All that was written about a question, its parts too.</summary>
    public static string About(ImmutableSortedDictionary<string, string> texts, string question) =>
        string.Join('\n', texts
            .Where(text => text.Key == question || text.Key.StartsWith(question + ".", StringComparison.Ordinal))
            .Select(text => text.Value));
}

/// <summary>Collects problems under the name of the sheet they stand in.</summary>
internal sealed record ProblemList(List<CellProblem> Found, string Sheet)
{
    public ProblemList In(string sheet) => this with { Sheet = sheet };

    public void Add(CellReference? at, string what) => Found.Add(new CellProblem(Sheet, at?.ToString() ?? "", what));
}
