using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Tests.Excel.Reading;
using VendorAssess.Tests.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.Apart;

/// <summary>Reading in a process apart comes to the same as reading here, for every file of the corpus.</summary>
public sealed class ReadApartTests : IDisposable
{
    private static readonly Dictionary<string, Func<byte[]>> Corpus = OrdinaryWorkbooks.Files
        .Concat(HostileZips.Files.Concat(HostileParts.Files).Concat(HostileXml.Files)
            .Select(f => KeyValuePair.Create(f.Key, f.Value.File)))
        .ToDictionary(StringComparer.Ordinal);

    private readonly ReadApart apart = new();

    public static TheoryData<string> Files() => [.. Corpus.Keys];

    [Theory, MemberData(nameof(Files))]
    public async Task It_comes_to_the_same_as_reading_here(string name)
    {
        var file = Corpus[name]();
        Assert.Equal(
            Shown(WorkbookFile.Read(new MemoryStream(file))), Shown(await apart.Read(file, FileKind.Workbook)));
    }

    [Fact]
    public async Task Every_kind_of_cell_comes_over_as_it_was_read()
    {
        var file = new Book().Rows(
            """
            <row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c>
            <c r="D1" t="d"><v>2026-12-25T00:00:00Z</v></c><c r="E1"><f>1+1</f></c>
            <c r="F1" t="inlineStr"><is><t>_xD842_半分 𠮷 _x0007_</t></is></c></row>
            """).Bytes();
        var here = Shown(WorkbookFile.Read(new MemoryStream(file)));
        Assert.Equal(here, Shown(await apart.Read(file, FileKind.Workbook)));
        Assert.Equal(6, here.Count(line => line.Contains("1:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_filled_form_comes_over_whole()
    {
        var file = FormSample.Write(FormSample.Form(FormSample.Answers("""{"KM02":"a","CT04":"令和9年3月31日"}"""))).ToArray();
        Assert.Equal(
            Shown(WorkbookFile.Read(new MemoryStream(file))), Shown(await apart.Read(file, FileKind.Workbook)));
    }

    public void Dispose() => apart.Dispose();

    private static List<string> Shown(WorkbookRead read) => read switch
    {
        WorkbookRead.Done(var workbook) =>
        [
            .. workbook.Sheets.SelectMany(sheet => sheet.Rows
                .SelectMany(row => row.Cells)
                .Select(c => $"{c.At}:{c.Kind}:{c.Text}:{c.Number}:{c.Date}")
                .Prepend($"{sheet.Name} {sheet.Hidden}")),
        ],
        WorkbookRead.Refused(var reason) => [reason],
        _ => throw new InvalidOperationException("Unknown result of reading."),
    };
}
