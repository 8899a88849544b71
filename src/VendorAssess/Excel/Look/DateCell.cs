using System.Globalization;
using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>Dates that sort as dates and show as 令和8年11月21日, also in LibreOffice.</summary>
internal static class DateCell
{
    private const string Format = "[$-411]ggge\"年\"m\"月\"d\"日\"";

    public static void PutDate(this IXLCell cell, DateOnly? date)
    {
        if (date is not { } day)
            return;
        cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
        cell.Style.NumberFormat.Format = Format;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
    }

    public static string Percent(decimal? share) =>
        share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "なし";
}
