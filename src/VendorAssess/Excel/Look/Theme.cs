using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>How all of our workbooks look: one font, thin lines, few colours, readable in black and white.</summary>
internal static class Theme
{
    public const double Size = 10;
    public const double SmallSize = 9;
    private const string Font = "游ゴシック";

    public static readonly XLColor Grey = XLColor.FromHtml("#595959");
    public static readonly XLColor HeaderFill = XLColor.FromHtml("#D9E6FF");
    public static readonly XLColor AnswerFill = XLColor.FromHtml("#FFFBE6");
    public static readonly XLColor AgainFill = XLColor.FromHtml("#FFE0C2");
    private static readonly XLColor Line = XLColor.FromHtml("#7F7F7F");

    public static XLWorkbook NewWorkbook(string title)
    {
        var workbook = new XLWorkbook();
        workbook.Style.Font.FontName = Font;
        workbook.Style.Font.FontSize = Size;
        workbook.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        workbook.Properties.Title = title;
        workbook.Properties.Author = "VendorAssess";
        return workbook;
    }

    public static void Header(this IXLRange range)
    {
        range.Grid();
        range.Style.Font.Bold = true;
        range.Style.Fill.BackgroundColor = HeaderFill;
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    public static void Grid(this IXLRange range)
    {
        range.Style.Border.SetOutsideBorder(XLBorderStyleValues.Thin).Border.SetInsideBorder(XLBorderStyleValues.Thin);
        range.Style.Border.SetOutsideBorderColor(Line).Border.SetInsideBorderColor(Line);
        range.Style.Alignment.WrapText = true;
    }

    /// <summary>Where people write: unlocked, as text, so that nothing typed is turned into something else.</summary>
    public static void Writable(this IXLRange range)
    {
        range.Style.Protection.Locked = false;
        range.Style.NumberFormat.Format = "@";
        range.Style.Fill.BackgroundColor = AnswerFill;
    }

    public static void Title(this IXLCell cell, string text)
    {
        cell.Put(text);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontSize = 14;
    }
}
