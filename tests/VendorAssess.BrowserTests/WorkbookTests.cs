using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests;

/// <summary>The vendor workbook in other makers' programs.</summary>
public sealed class WorkbookTests : IDisposable
{
    private const string Facts =
        """
        {"axes":{"confidentiality":"3","integrity":"2","availability":"2"},"cloud":true,"model":"saas","personal":"yes",
         "contract":"terms-with-agreement","segments":["internet"],"use_from":"2027-04-01","use_until":"2030-03-31"}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-workbook-");

    [Fact]
    public async Task What_another_program_writes_into_the_form_is_read_back_equal()
    {
        var given = Vendor.GoodAnswers();
        var (filled, taken) = await Vendor.Fill(await Blank(), given);
        using var read = JsonDocument.Parse(await Terminal.Verb("read-workbook", filled));
        var answers = read.RootElement.GetProperty("answers");

        Assert.Empty(read.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal(taken.Order(), answers.EnumerateObject().Select(answer => answer.Name).Order());
        Assert.Equal("2030-12-31", answers.GetProperty("CT04").GetString());
        Assert.Equal(["JP"], answers.GetProperty("DL01").EnumerateArray().Select(country => country.GetString()));
        Assert.Equal(24, answers.GetProperty("IR02").GetInt32());
        Assert.Equal("=書き出しは無償", answers.GetProperty("EX03").GetString());
        Assert.Equal((string?)given["SC02"]!["note"], read.RootElement.GetProperty("notes").GetProperty("SC02").GetString());
    }

    [Fact]
    public async Task LibreOffice_prints_the_form_and_keeps_its_drop_downs_in_its_own_format()
    {
        var blank = await Blank();
        Assert.True(await LibreOffice.Pages(blank) > 1);

        var ods = await ZipFile.OpenReadAsync(await LibreOffice.Convert(blank, "ods"));
        using var content = new StreamReader(await ods.GetEntry("content.xml")!.OpenAsync());
        var xml = await content.ReadToEndAsync();
        // KM02's row offers its own choices from the hidden list.
        Assert.Contains("cell-content-is-in-list([$選択肢一覧.", xml);
        Assert.Matches("<table:table-cell [^>]*table:content-validation-name=", xml);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Blank()
    {
        var facts = Path.Combine(folder.FullName, "facts.json");
        var workbook = Path.Combine(folder.FullName, "質問票.xlsx");
        await File.WriteAllTextAsync(facts, Facts);
        await Terminal.Verb("write-questionnaire", "--policy", "kawaguchi", "--facts", facts, "--out", workbook);
        return workbook;
    }
}
