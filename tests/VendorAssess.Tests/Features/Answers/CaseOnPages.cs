using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>A case with one candidate, made through the pages as a person makes it.</summary>
internal static class CaseOnPages
{
    public static async Task<string> Begin(Browser browser, string service)
    {
        var form = await PlainForm.On(browser, "/cases/new?policy=kawaguchi", "案件を作る");
        return await Save(browser, form.With("facts.confidentiality", "3"), service);
    }

    /// <summary>Under another policy, whose other facts stay as they stand.</summary>
    public static async Task<string> BeginUnder(Browser browser, string policy, string service) =>
        await Save(browser, await PlainForm.On(browser, $"/cases/new?policy={policy}", "案件を作る"), service);

    private static async Task<string> Save(Browser browser, PlainForm form, string service)
    {
        var path = await form.With("Form.Title", $"{service}の案件").With("Form.Purpose", "窓口の混雑を減らす")
            .With("facts.segments", "internet").Saved(browser);
        (string, string)[] candidate = [("Form.Provider", "株式会社試験"), ("Form.Service", service)];
        using var added = await browser.Submit($"{path}/candidates", "登録して候補に加える", candidate);
        return path;
    }

    /// <summary>Sends a file from the page of a candidate's answers.</summary>
    public static async Task<HttpResponseMessage> Upload(Browser browser, string path, byte[] file, string name)
    {
        var form = await PlainForm.On(browser, path, "読み込んで内容を確かめる");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form["_handler"]!), "_handler" },
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Workbook", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await browser.Send(request);
    }
}
