using System.Text;

namespace VendorAssess.Excel.Reading;

/// <summary>The text of a cell: runs joined, furigana left out, escapes undone.</summary>
internal static class RichText
{
    public static string ReadItem(XmlPart xml)
    {
        if (xml.IsEmpty)
            return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.Start == "rPh")
                xml.SkipElement();
            else if (xml.Start == "t")
                xml.AppendText(text);
        }
        return Plain(text);
    }

    public static string ReadValue(XmlPart xml)
    {
        var text = new StringBuilder();
        xml.AppendText(text);
        return Plain(text);
    }

    private static string Plain(StringBuilder raw)
    {
        var text = Unescape(raw.ToString());
        return text.Length > Cell.LongestText + 1 ? text[..(Cell.LongestText + 1)] : text;
    }

    /// <summary>_x000D_ stands for the character of that number, _x005F_ for an underscore before it.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escape = text.AsSpan(i, Math.Min(7, text.Length - i));
            if (IsEscape(escape))
            {
                plain.Append((char)Convert.ToInt32(escape.Slice(2, 4).ToString(), 16));
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> at) =>
        at is ['_', 'x', _, _, _, _, '_']
        && char.IsAsciiHexDigit(at[2]) && char.IsAsciiHexDigit(at[3])
        && char.IsAsciiHexDigit(at[4]) && char.IsAsciiHexDigit(at[5]);
}
