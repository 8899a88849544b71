using System.Globalization;
using System.Runtime.InteropServices;

namespace VendorAssess.Excel.Reading;

/// <summary>A cell's place, written as people read it: B7.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellReference(int Row, int Column)
{
    public static CellReference? Parse(string text)
    {
        var letters = 0;
        var column = 0;
        while (letters < text.Length && char.IsAsciiLetter(text[letters]) && letters < 4)
            column = (column * 26) + (char.ToUpperInvariant(text[letters++]) - 'A' + 1);
        return ParseRow(text.AsSpan(letters)) is { } row && column is >= 1 and <= Limits.LastColumn
            ? new CellReference(row, column)
            : null;
    }

    public static int? ParseRow(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
        && row is >= 1 and <= Limits.LastRow
            ? row
            : null;

    public static string ColumnName(int column) =>
        column <= 26
            ? $"{(char)('A' + column - 1)}"
            : ColumnName((column - 1) / 26) + ColumnName(((column - 1) % 26) + 1);

    public override string ToString() => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);
}
