namespace VendorAssess.Excel.Reading;

/// <summary>How a number format shows a number: that is all that tells a date from a count.</summary>
internal enum NumberLook
{
    Plain,
    Percent,
    Date,
}

internal static class NumberLooks
{
    public static NumberLook OfBuiltIn(int id) => id switch
    {
        9 or 10 => NumberLook.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberLook.Date,
        _ => NumberLook.Plain,
    };

    public static NumberLook OfCode(string code)
    {
        var look = NumberLook.Plain;
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"')
                i = Beyond(code, i, '"');
            else if (c == '[')
                i = IsElapsed(code, i) ? i : Beyond(code, i, ']');
            else if (c is '\\' or '_' or '*')
                i++;
            else if (StartsWith(code, i, "General") || StartsWith(code, i, "G/標準"))
                i += 5;
            else if (c == '%')
                look = NumberLook.Percent;
            else if (c == 'e' && i + 1 < code.Length && code[i + 1] is '+' or '-')
                i++;
            else if (c is 'y' or 'm' or 'd' or 'h' or 's' or 'g' or 'e' or 'a' or 'r')
                return NumberLook.Date;
        }
        return look;
    }

    private static bool StartsWith(string code, int at, string word) =>
        string.Compare(code, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsElapsed(string code, int at) =>
        at + 1 < code.Length && char.ToLowerInvariant(code[at + 1]) is 'h' or 'm' or 's'
        && code.IndexOf(']', at) is var end && end > 0
        && code.AsSpan(at + 1, end - at - 1).TrimStart("hmsHMS").IsEmpty;

    private static int Beyond(string code, int at, char close)
    {
        var end = code.IndexOf(close, at + 1);
        return end < 0 ? code.Length : end;
    }
}
