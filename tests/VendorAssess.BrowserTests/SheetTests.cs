using System.Text;
using Microsoft.Playwright;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>A service's sheet through its days, the files behind it, and its way to another case and installation.</summary>
public sealed class SheetTests(Stage stage) : BrowserTest(stage), IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-sheet-");

    [Fact]
    public async Task A_sheet_is_followed_through_its_days_and_taken_along()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginCase("回答票をたどる案件");
        await clerk.AddCandidate(number, "株式会社回答", "回答クラウド");
        await clerk.Upload(await clerk.FilledQuestionnaire(number, 1, Vendor.GoodAnswers()));
        await clerk.StoreImport();
        await clerk.Open($"/cases/{number}/candidates");
        await Expect(clerk.Page.GetByText("問のうち回答あり").First).ToBeVisibleAsync();
        await clerk.Look("60-candidates-with-answers");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "回答クラウド", Exact = true }).ClickAsync();
        await clerk.Follow("回答票を見る");
        await clerk.Look("61-sheet");
        var sheet = new Uri(clerk.Page.Url).AbsolutePath;

        await clerk.Page.GetByLabel("いつの時点の回答票か").FillAsync("令和8年1月1日");
        await clerk.Press("この日の回答票を見る");
        await clerk.Sees("この日までの回答はありません。");
        await clerk.Look("62-sheet-before");
        await clerk.Open($"{sheet}?on=令和12年1月1日");
        await clerk.Sees("要再確認");
        await clerk.Look("63-sheet-to-come");
        await clerk.Open($"{sheet}?on=あした");
        await clerk.Sees("日付として読めません");
        await clerk.Open($"{sheet}/changes?from=令和8年1月1日");
        await clerk.Sees("新しい回答");
        await clerk.Look("64-two-days");
        await clerk.Open($"{sheet}/KM02");
        await clerk.Sees("初めての回答");
        await clerk.Look("65-history");
        await clerk.Open($"/cases/{number}/candidates/1/since");
        await clerk.Sees("比べる案件はありません。");
        await clerk.Look("66-since-none");

        await clerk.Open(sheet);
        var pack = await clerk.Download(clerk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^回答パックを書き出す") }));
        await clerk.Open($"/cases/{number}/candidates/1/answers/pack");
        await clerk.Page.GetByLabel("回答パック").SetInputFilesAsync(pack);
        await clerk.Press("読み込んで内容を確かめる");
        await clerk.Sees("から読み取った内容です");
        await clerk.Look("67-pack-preview");
        await File.AppendAllTextAsync(pack, "x");
        await clerk.Open($"/cases/{number}/candidates/1/answers/pack");
        await clerk.Page.GetByLabel("回答パック").SetInputFilesAsync(pack);
        await clerk.Press("読み込んで内容を確かめる");
        await clerk.Sees("読み込めませんでした。何も保存していません。");
        await clerk.Look("68-pack-refused");
    }

    [Fact]
    public async Task Files_are_given_refused_saved_and_taken_back()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginCase("証跡を付ける案件");
        await clerk.AddCandidate(number, "株式会社証跡", "証跡クラウド");
        var evidence = $"/cases/{number}/candidates/1/evidence";
        await clerk.Open($"{evidence}?question=CC01");
        await clerk.Look("70-evidence-none");

        await clerk.Page.GetByLabel("ファイル", new() { Exact = true }).SetInputFilesAsync(await Named("図.png", "<svg/>"));
        await clerk.Press("証跡を付ける");
        await clerk.Sees("付けられませんでした。何も保存していません。");
        await clerk.Look("71-evidence-refused");

        var pdf = await Named("利用規約 第3版.pdf", "%PDF-1.7\n見本");
        await clerk.Page.GetByLabel("ファイル", new() { Exact = true }).SetInputFilesAsync(pdf);
        await clerk.Page.GetByLabel("非開示（秘密保持契約の下で受け取った資料）").CheckAsync();
        await clerk.Press("証跡を付ける");
        await clerk.Sees("証跡を付けました。");
        await clerk.Look("72-evidence");
        var saved = await clerk.Download(clerk.Page.GetByRole(AriaRole.Link, new() { Name = "利用規約 第3版.pdf" }));
        Assert.Equal(await File.ReadAllBytesAsync(pdf), await File.ReadAllBytesAsync(saved));
        Assert.Equal("利用規約 第3版.pdf", Path.GetFileName(saved));

        await clerk.Page.GetByLabel("理由").FillAsync("版を取り違えた");
        await clerk.Press("取り下げる");
        await clerk.Sees("証跡を取り下げました。");
        await clerk.Sees("版を取り違えた");
        await clerk.Look("73-evidence-withdrawn");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Named(string name, string content)
    {
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, content, new UTF8Encoding(false));
        return file;
    }
}
