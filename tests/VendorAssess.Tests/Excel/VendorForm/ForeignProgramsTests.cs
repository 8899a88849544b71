using System.Text.Json;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>
/// The sample form as other programs saved it after filling it: exceljs, SheetJS, openpyxl; openpyxl's file opened and
/// saved by LibreOffice, and by way of ODS. When the form itself changes, they are filled anew.
/// </summary>
public class ForeignProgramsTests
{
    private const string Answers =
        """
        {"BK05":99.9,"CT04":"2028-03-31","DL01":["JP","US"],"EX04":30,"JU03":"a","KM02":"a","KM03":"髙﨑𠮷\n=1+1",
        "KM06":{"days":30,"memo":">> [別紙参照] ①","value":"b"},"KM08":["a","c"],"SC01":"なし","SC04":"unknown"}
        """;

    [Theory]
    [InlineData("exceljs-4.4.0"), InlineData("sheetjs-0.18.5"), InlineData("openpyxl-3.0.9")]
    [InlineData("libreoffice-7.4")]
    [InlineData("libreoffice-7.4-ods")]
    public void What_another_program_saved_is_read_whole(string program)
    {
        using var file = typeof(ForeignProgramsTests).Assembly.GetManifestResourceStream($"Foreign.{program}.xlsx")!;
        var filled = FormSample.Read(file);
        Assert.Empty(filled.Problems);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Answers).RootElement, JsonDocument.Parse(filled.Json())
            .RootElement),
            filled.Json());
        Assert.Equal(
            [("CT04", "=1+1"), ("KM02", " 前後の空白 \n二行目"), ("SC01", "@x")], filled.Notes.Select(note =>
                (note.Key, note.Value)));
        Assert.Equal(
            [("DL01", "髙﨑𠮷 <&>\"'"), ("KM02", "資料1 p.3"), ("KM03", "+81")],
            filled.Evidence.Select(text => (text.Key, text.Value)));
        Assert.Equal(FormSample.Identity, filled.Identity);
    }
}
