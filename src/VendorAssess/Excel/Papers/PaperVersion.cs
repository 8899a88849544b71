using VendorAssess.Domain.Papers;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Papers;

/// <summary>Which version a paper says it is: by the names of its sheets and the first rows of each.</summary>
internal static class PaperVersion
{
    private const int RowsToLookAt = 30;
    private const int LongestSaying = 300;

    /// <summary>Null where it says none, or more than one: an id can mean another control in another version.</summary>
    public static string? Of(Workbook workbook, ForeignForm form)
    {
        var sayings = workbook.Sheets.SelectMany(Sayings).Select(PaperHeaders.Fold).ToList();
        var said = form.Versions
            .Where(version => version.Marks.Select(PaperHeaders.Fold).Any(mark => sayings.Any(text => Says(text, mark))))
            .ToList();
        return said is [var only] ? only.Version : null;
    }

    private static IEnumerable<string> Sayings(Sheet sheet) => sheet.Rows
        .Take(RowsToLookAt)
        .SelectMany(row => row.Cells)
        .Select(cell => cell.Text)
        .Where(text => text.Length <= LongestSaying)
        .Prepend(sheet.Name);

    // 4.1 is not said by 4.10.
    private static bool Says(string text, string mark)
    {
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            var end = at + mark.Length;
            if (end == text.Length || !char.IsAsciiDigit(text[end]))
                return true;
        }
        return false;
    }
}
