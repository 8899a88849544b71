using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>A4 with margins, titles on every page, page numbers and what the sheet belongs to.</summary>
internal static class Paper
{
    public static void Landscape(this IXLWorksheet sheet, string belongsTo, int titleRow = 0) =>
        Set(sheet, XLPageOrientation.Landscape, belongsTo, titleRow);

    public static void Portrait(this IXLWorksheet sheet, string belongsTo, int titleRow = 0) =>
        Set(sheet, XLPageOrientation.Portrait, belongsTo, titleRow);

    private static void Set(IXLWorksheet sheet, XLPageOrientation orientation, string belongsTo, int titleRow)
    {
        var page = sheet.PageSetup;
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = orientation;
        page.FitToPages(1, 0);
        page.CenterHorizontally = true;
        page.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.75).SetBottom(0.6).SetHeader(0.3).SetFooter(0.3);
        if (titleRow > 0)
            page.SetRowsToRepeatAtTop(titleRow, titleRow);
        // An ampersand starts a code in headers; two of them are one on paper.
        page.Header.Left.AddText(Short(belongsTo).Replace("&", "&&", StringComparison.Ordinal));
        page.Header.Right.AddText(XLHFPredefinedText.SheetName);
        page.Footer.Center.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Center.AddText(" / ");
        page.Footer.Center.AddText(XLHFPredefinedText.NumberOfPages);
    }

    // The format holds 255 characters for the whole header.
    private static string Short(string text)
    {
        var line = CellText.Clean(text).ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : string.Concat(line.EnumerateRunes().Take(59)) + "…";
    }
}
