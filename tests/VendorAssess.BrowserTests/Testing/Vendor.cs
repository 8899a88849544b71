using System.Text.Json;
using System.Text.Json.Nodes;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>A vendor who fills the workbook with a program that is not ours (exceljs on Node).</summary>
public static class Vendor
{
    /// <summary>Answers that meet every requirement; a new copy each time, to change one.</summary>
    public static JsonObject GoodAnswers() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folders.Project, "vendor-answers.json")))!.AsObject();

    /// <summary>Writes the answers into a copy of the workbook; gives the copy and the ids that it had rows for.</summary>
    public static async Task<(string File, string[] Taken)> Fill(string workbook, JsonObject answers)
    {
        var json = Path.ChangeExtension(workbook, ".json");
        var filled = Path.ChangeExtension(workbook, ".filled.xlsx");
        await File.WriteAllTextAsync(json, answers.ToJsonString());
        var script = Path.Combine(Folders.Project, "fill-questionnaire.mjs");
        using var said = JsonDocument.Parse(await Terminal.Run("node", script, workbook, json, filled));
        return (filled, [.. said.RootElement.GetProperty("taken").EnumerateArray().Select(id => id.GetString()!)]);
    }
}
