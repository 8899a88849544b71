using System.Globalization;

namespace ExcelNumberFormat;

/// <summary>Stand-in for a package that ClosedXML names; it only writes here, so formats are never rendered.</summary>
public sealed class NumberFormat(string formatString)
{
    public bool IsValid => formatString.Length > 0;

    public bool IsDateTimeFormat =>
        formatString.Contains('y', StringComparison.OrdinalIgnoreCase)
        || formatString.Contains('d', StringComparison.OrdinalIgnoreCase);

    public bool IsTimeSpanFormat => formatString.StartsWith("[h", StringComparison.OrdinalIgnoreCase);

    public string Format(object value, CultureInfo culture) =>
        formatString == "@" ? value.ToString() ?? "" : Convert.ToString(value, culture) ?? "";
}
