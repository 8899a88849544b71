using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>What a workbook said about one question; an empty cell is null and says nothing.</summary>
public sealed record ImportedLine(
    string Question, string? Value, string Written, string? Note, string? Evidence, string Sheet, string Cell)
{
    /// <summary>Only a pack says of when an answer is, until when it holds and who gave it.</summary>
    public DateOnly? AsOf { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string By { get; init; } = "";

    public AnswerValue? ValueFor(Question question)
    {
        if (Value is null)
            return null;
        using var json = JsonDocument.Parse(Value);
        return AnswerJson.Read(question, json.RootElement, []);
    }
}

/// <summary>A workbook as it was read, kept with the file until somebody stores it.</summary>
public sealed record ImportedWorkbook(ImmutableArray<ImportedLine> Lines, ImmutableArray<CellProblem> Problems)
{
    /// <summary>The installation that a pack is from; null for a workbook.</summary>
    public string? Pack { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, AnswerJson.Options);

    public static ImportedWorkbook FromJson(string json) =>
        JsonSerializer.Deserialize<ImportedWorkbook>(json)
        ?? throw new InvalidOperationException("A kept import is empty.");
}
