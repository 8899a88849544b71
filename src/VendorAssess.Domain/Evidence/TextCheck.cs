namespace VendorAssess.Domain.Evidence;

/// <summary>Whether bytes, given piece by piece, are a text in UTF-8 or Shift_JIS and nothing else.</summary>
public sealed class TextCheck
{
    private bool isUtf8 = true;
    private int following;
    private (int Low, int High) next = AnyFollowing;

    private bool isShiftJis = true;
    private bool isSecond;

    private bool hasControls;

    private static readonly (int, int) AnyFollowing = (0x80, 0xBF);

    /// <summary>Once every piece was given; a character cut at the end is no text.</summary>
    public bool IsText => !hasControls && ((isUtf8 && following == 0) || (isShiftJis && !isSecond));

    public void Add(ReadOnlySpan<byte> piece)
    {
        foreach (var b in piece)
        {
            hasControls |= b < 0x20 ? b is not (0x09 or 0x0A or 0x0C or 0x0D) : b == 0x7F;
            isUtf8 = isUtf8 && Utf8(b);
            isShiftJis = isShiftJis && ShiftJis(b);
        }
    }

    // Neither overlong forms nor surrogates: what two readers could read differently is no text.
    private bool Utf8(byte b)
    {
        if (following > 0)
        {
            var fits = b >= next.Low && b <= next.High;
            (following, next) = (following - 1, AnyFollowing);
            return fits;
        }
        (following, next) = b switch
        {
            < 0x80 => (0, AnyFollowing),
            >= 0xC2 and <= 0xDF => (1, AnyFollowing),
            0xE0 => (2, (0xA0, 0xBF)),
            0xED => (2, (0x80, 0x9F)),
            >= 0xE1 and <= 0xEF => (2, AnyFollowing),
            0xF0 => (3, (0x90, 0xBF)),
            >= 0xF1 and <= 0xF3 => (3, AnyFollowing),
            0xF4 => (3, (0x80, 0x8F)),
            _ => (-1, AnyFollowing),
        };
        return following >= 0;
    }

    private bool ShiftJis(byte b)
    {
        if (isSecond)
        {
            isSecond = false;
            return b is >= 0x40 and <= 0x7E or >= 0x80 and <= 0xFC;
        }
        isSecond = b is >= 0x81 and <= 0x9F or >= 0xE0 and <= 0xFC;
        return isSecond || b is < 0x80 or >= 0xA1 and <= 0xDF;
    }
}
