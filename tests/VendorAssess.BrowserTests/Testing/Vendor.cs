using System.Text.Json;
using System.Text.Json.Nodes;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>Which program a vendor fills the workbook with.</summary>
public enum Maker { ExcelJs, SheetJs, OpenPyXl }

/// <summary>A vendor who fills the workbook with a program that is not ours.</summary>
public static class Vendor
{
    /// <summary>Answers that meet every requirement; a new copy each time, to change one.</summary>
    public static JsonObject GoodAnswers() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folders.Project, "vendor-answers.json")))!.AsObject();

    /// <summary>
    /// Writes the answers into a copy of the workbook; gives the copy and the ids that it had rows for. By habit a vendor
    /// also sorts and hides rows, widens columns, renames sheets and puts a letter in front.
    /// </summary>
    public static async Task<(string File, string[] Taken)> Fill(
        string workbook, JsonObject answers, Maker program = Maker.ExcelJs, bool habits = false)
    {
        var json = Path.ChangeExtension(workbook, ".json");
        var filled = Path.ChangeExtension(workbook, $".{program}{(habits ? "-habits" : "")}.xlsx");
        await File.WriteAllTextAsync(json, answers.ToJsonString());
        var (interpreter, script) = program switch
        {
            Maker.ExcelJs => ("node", "exceljs.mjs"),
            Maker.SheetJs => ("node", "sheetjs.mjs"),
            // Debian's own: what a person has first on the path may not have the package.
            Maker.OpenPyXl => ("/usr/bin/python3", "openpyxl_fill.py"),
        };
        string[] arguments = [Path.Combine(Folders.Project, "vendors", script), workbook, json, filled];
        using var said = JsonDocument.Parse(await Terminal.Run(interpreter, habits ? [.. arguments, "habits"] : arguments));
        return (filled, [.. said.RootElement.GetProperty("taken").EnumerateArray().Select(id => id.GetString()!)]);
    }
}
