using System.IO.Compression;
using System.Text;
using VendorAssess.Domain;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Tests.Excel.Reading;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>However a workbook is damaged, it is read or refused; nothing else ever comes out.</summary>
public class DamagedFormTests
{
    private static readonly string[] Seeds =
    [
        "", "0", "-1", "99999999999", "A1", "XFD1048576", "<c/>", "</row>", "&lt;", "&#x0;", "_x0000_", "va:id", "s",
            "\u0001", "1e400",
        "9999-12-31T23:59:59.9", "2958465.9999999", "]]>", "<!DOCTYPE a>", "<si/>", "xmlns=\"x\"", "/>", "../../x",
            "KM02",
    ];

    private static readonly byte[] Whole = FormSample.Write(FormSample.Form(
        FormSample.Answers("""{"KM02":"a","CT04":"令和9年3月31日","SC01":[{"name":"甲","days":3}]}"""))).ToArray();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Damaged_text_in_a_part_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        var parts = Parts();
        for (var i = 0; i < 150; i++)
        {
            var zip = new RawZip();
            var damaged = random.Next(parts.Count);
            for (var p = 0; p < parts.Count; p++)
                zip.Add(new RawZip.Entry(parts[p].Name, Encoding.UTF8.GetBytes(p == damaged
                    ? Damage(parts[p].Text, random) : parts[p].Text)));
            AssertReadOrRefused(zip.Bytes());
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Damaged_bytes_of_the_file_are_read_or_refused(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var file = (byte[])Whole.Clone();
            // The directory at the end decides how all else is found, so it gets most of the harm.
            var from = random.Next(3) == 0 ? 0 : Math.Max(0, file.Length - 1500);
            for (var n = random.Next(1, 4); n > 0; n--)
                file[random.Next(from, file.Length)] = (byte)random.Next(256);
            AssertReadOrRefused(random.Next(5) == 0 ? file[..random.Next(file.Length)] : file);
        }
    }

    private static void AssertReadOrRefused(byte[] file)
    {
        var outcome = QuestionnaireReader.Read(new MemoryStream(file), FormSample.Bank);
        if (outcome is Outcome<FilledQuestionnaire>.Refused(var reason))
            Assert.EndsWith("。", reason, StringComparison.Ordinal);
    }

    private static string Damage(string text, Random random)
    {
        for (var n = random.Next(1, 4); n > 0 && text.Length > 0; n--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(12), text.Length - at);
            text = string.Concat(text.AsSpan(0, at), Seeds[random.Next(Seeds.Length)], text.AsSpan(at + length));
        }
        return text;
    }

    private static List<(string Name, string Text)> Parts()
    {
        using var zip = new ZipArchive(new MemoryStream(Whole), ZipArchiveMode.Read);
        return
        [
            .. zip.Entries.Select(entry =>
            {
                using var text = new StreamReader(entry.Open(), Encoding.UTF8);
                return (entry.FullName, text.ReadToEnd());
            }),
        ];
    }
}
