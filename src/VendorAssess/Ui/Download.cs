namespace VendorAssess.Ui;

/// <summary>Files to be saved, never shown by the browser; their names stay whole in Japanese.</summary>
public static class Download
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Nothing to download is a page that cannot be found, as it is for who may not see it.</summary>
    public static IResult Workbook(byte[]? content, string name) =>
        content is null ? Results.NotFound() : Results.File(content, Xlsx, name);
}
