using System.Text;

namespace VendorAssess.Ui;

/// <summary>A workbook for the browser to save: written whole before the first byte leaves.</summary>
public sealed record WorkbookToSend(string Name, Action<Stream> Write)
{
    private const int LongestName = 80;
    private const string Unsafe = "\\/:*?\"<>|";

    /// <summary>What a person may not see is not there.</summary>
    public static async Task<IResult> Send(Task<WorkbookToSend?> loaded)
    {
        if (await loaded is not { } workbook)
            return Download.Workbook(null, "");
        using var bytes = new MemoryStream();
        workbook.Write(bytes);
        return Download.Workbook(bytes.ToArray(), $"{SafeName(workbook.Name)}.xlsx");
    }

    /// <summary>A name that every system keeps: titles are typed by people.</summary>
    public static string SafeName(string name)
    {
        var safe = string.Concat(name.EnumerateRunes()
            .Where(r => !Rune.IsControl(r))
            .Take(LongestName)
            .Select(r => r.IsBmp && Unsafe.Contains((char)r.Value, StringComparison.Ordinal) ? "_" : r.ToString()));
        return safe.Trim().TrimStart('.').TrimEnd('.') is { Length: > 0 } kept ? kept : "workbook";
    }
}
