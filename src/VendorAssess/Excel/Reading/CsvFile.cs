using System.Text;

namespace VendorAssess.Excel.Reading;

/// <summary>A CSV as a workbook of one sheet: UTF-8, UTF-16 with its mark, or Shift_JIS; never guessed beyond these.</summary>
internal static class CsvFile
{
    public const string SheetName = "CSV";

    private const int LinesToLookAt = 20;
    private const int ShiftJis = 932;
    private const string Separators = ",\t;";

    public static Workbook Read(byte[] file, Budget budget)
    {
        if (file.Length == 0)
            throw Refusal.NotTable("空のファイル");
        var encoding = EncodingOf(file, budget);
        if (encoding is not UnicodeEncoding && file.AsSpan().Contains((byte)0))
            throw Refusal.NotTable("文字でない内容");
        using var start = Open(file, encoding);
        var separator = SeparatorOf(start);
        using var text = Open(file, encoding);
        return new Workbook([new Sheet(SheetName, Hidden: false, new CsvRows(text, separator, budget).Read())]);
    }

    private static StreamReader Open(byte[] file, Encoding encoding) =>
        new(new MemoryStream(file, writable: false), encoding, detectEncodingFromByteOrderMarks: false, 1 << 14);

    private static Encoding EncodingOf(byte[] file, Budget budget)
    {
        if (file is [0xFF, 0xFE, ..])
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
        var japanese = CodePagesEncodingProvider.Instance.GetEncoding(
            ShiftJis, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        return IsWritten(file, utf8, budget) ? utf8
            : IsWritten(file, japanese, budget) ? japanese
            : throw Refusal.NotTable("文字コードが UTF-8 でも Shift_JIS でもありません");
    }

    private static bool IsWritten(byte[] file, Encoding encoding, Budget budget)
    {
        try
        {
            using var text = Open(file, encoding);
            var buffer = new char[1 << 14];
            for (int n; (n = text.Read(buffer)) > 0;)
            {
                budget.CheckTime();
                // What .NET makes of bytes that stand for nothing in Shift_JIS.
                if (buffer.AsSpan(0, n).ContainsAnyInRange('\uF8F0', '\uF8F3'))
                    return false;
            }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The one that stands most often outside of quotes in the first lines.
    private static char SeparatorOf(StreamReader text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        var lines = 0;
        for (int c; lines < LinesToLookAt && (c = text.Read()) >= 0;)
        {
            quoted ^= c == '"';
            lines += !quoted && c == '\n' ? 1 : 0;
            if (!quoted && Separators.IndexOf((char)c, StringComparison.Ordinal) is var at && at >= 0)
                counts[at]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
