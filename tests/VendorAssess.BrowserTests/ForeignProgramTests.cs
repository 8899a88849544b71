using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests;

/// <summary>The form of the whole bank, filled by real programs of other makers and saved again by LibreOffice.</summary>
public sealed class ForeignProgramTests : IDisposable
{
    // Without «_x000D_»: of the four only Excel itself marks such text, so for the others it is a carriage return.
    private const string Nasty = " 前後の空白 \n二行目 =1+1 >> [別紙参照] ①髙﨑𠮷 e\u0301 👩‍👩‍👧 <&>\"' ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-foreign-");

    [Theory]
    [InlineData(Maker.ExcelJs, false), InlineData(Maker.ExcelJs, true)]
    [InlineData(Maker.SheetJs, false), InlineData(Maker.SheetJs, true)]
    [InlineData(Maker.OpenPyXl, false), InlineData(Maker.OpenPyXl, true)]
    public async Task What_a_program_filled_comes_back_whole(Maker program, bool habits)
    {
        var (filled, taken) = await Vendor.Fill(await Blank(), Given(), program, habits);
        await AssertWhole(filled, taken);
    }

    [Theory]
    [InlineData(Maker.ExcelJs, false, false), InlineData(Maker.ExcelJs, true, true)]
    [InlineData(Maker.OpenPyXl, true, false), InlineData(Maker.OpenPyXl, false, true)]
    public async Task What_LibreOffice_saved_again_comes_back_whole(Maker program, bool habits, bool throughOds)
    {
        var (filled, taken) = await Vendor.Fill(await Blank(), Given(), program, habits);
        await AssertWhole(await LibreOffice.SaveAgain(filled, throughOds), taken);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static JsonObject Given()
    {
        var given = Vendor.GoodAnswers();
        given["KM02"] = new JsonObject { ["answer"] = "a", ["note"] = Nasty, ["evidence"] = "@資料1 p.3" };
        given["CT04"] = "令和 12 年 12 月 31 日（火）";
        given["EX04"] = "３０日";
        given["VM05"] = "✕";
        return given;
    }

    private async Task<string> Blank()
    {
        var workbook = Path.Combine(folder.FullName, "質問票.xlsx");
        await Terminal.Verb("write-questionnaire", "--policy", "kawaguchi", "--all", "--out", workbook);
        return workbook;
    }

    // The values as they were meant; what the form without any program in between reads is held by the unit tests.
    private static async Task AssertWhole(string filled, string[] taken)
    {
        using var read = JsonDocument.Parse(await Terminal.Verb("read-workbook", filled));
        var answers = read.RootElement.GetProperty("answers");
        var notes = read.RootElement.GetProperty("notes");
        Assert.Empty(read.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.ToString()));
        Assert.Equal(taken.Order(), answers.EnumerateObject().Select(answer => answer.Name).Order());
        var (nasty, second) = (notes.GetProperty("KM02").GetString(), Given()["SC02"]!["note"]!.GetValue<string>());
        Assert.Equal((Nasty, second), (nasty, notes.GetProperty("SC02").GetString()));
        Assert.Equal("@資料1 p.3", read.RootElement.GetProperty("evidence").GetProperty("KM02").GetString());
        Assert.Equal(
            """["2030-12-31",30,365,24,"a","b","a",["a","b","c"],["JP"],"=書き出しは無償","a","月間99.9%"]""",
            JsonSerializer.Serialize(
                OfEveryKind.Select(id => answers.GetProperty(id)), Readable));
    }

    private static readonly string[] OfEveryKind =
        ["CT04", "EX04", "LM02", "IR02", "IR07", "VM05", "KM02", "SC06", "DL01", "EX03", "SC03", "BK05"];

    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
