using System.Text;

namespace VendorAssess.Domain.Evidence;

/// <summary>What the first bytes of a file show; a zip and a text have to be looked at further.</summary>
public enum FileShape
{
    Pdf, Png, Jpeg, Zip, OldOffice, Archive, Program, Markup, Script, RichText, Other,
}

public static class FileShapes
{
    /// <summary>So many bytes are enough to tell.</summary>
    public const int Enough = 1024;

    private static readonly (byte[] Start, FileShape Shape)[] Starts =
    [
        ("%PDF-"u8.ToArray(), FileShape.Pdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], FileShape.Png),
        ([0xFF, 0xD8, 0xFF], FileShape.Jpeg), ("PK\x03\x04"u8.ToArray(), FileShape.Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileShape.OldOffice),
        ("PK"u8.ToArray(), FileShape.Archive), ("Rar!"u8.ToArray(), FileShape.Archive),
        ([0x37, 0x7A, 0xBC, 0xAF], FileShape.Archive), ([0x1F, 0x8B], FileShape.Archive), ("BZh"u8.ToArray(), FileShape.Archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], FileShape.Archive), ("MSCF"u8.ToArray(), FileShape.Archive),
        ("MZ"u8.ToArray(), FileShape.Program), ([0x7F, 0x45, 0x4C, 0x46], FileShape.Program),
        ([0xFE, 0xED, 0xFA], FileShape.Program), ([0xCE, 0xFA, 0xED, 0xFE], FileShape.Program),
        ([0xCF, 0xFA, 0xED, 0xFE], FileShape.Program), ([0xCA, 0xFE, 0xBA, 0xBE], FileShape.Program),
        ([0x00, 0x61, 0x73, 0x6D], FileShape.Program), ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02], FileShape.Program),
        ("{\\rtf"u8.ToArray(), FileShape.RichText),
    ];

    private static readonly string[] MarkupSigns =
        ["<!doctype", "<html", "<svg", "<?xml", "<script", "<xml", "<iframe", "<body", "<head", "mime-version:"];

    public static FileShape Of(ReadOnlySpan<byte> start)
    {
        foreach (var (sign, shape) in Starts)
        {
            if (start.StartsWith(sign))
                return shape;
        }
        return OfText(start);
    }

    // A browser or shell that is handed the file looks past blanks and byte order marks too.
    private static FileShape OfText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, Enough)]).Replace("\0", "", StringComparison.Ordinal);
        var first = text.TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n', '\f');
        return first.StartsWith("#!", StringComparison.Ordinal) ? FileShape.Script
            : MarkupSigns.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)) ? FileShape.Markup
            : FileShape.Other;
    }
}
