using System.Text;

namespace VendorAssess.Domain.Answers;

/// <summary>Text from outside as it can be kept.</summary>
public static class PlainText
{
    /// <summary>Line ends become LF; neither NUL nor half of a surrogate pair is text that a database keeps.</summary>
    public static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r != new Rune(0)));
}
