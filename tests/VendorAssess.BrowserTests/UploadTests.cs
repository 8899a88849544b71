using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Files that are not the form that was sent out.</summary>
public sealed class UploadTests(Stage stage) : BrowserTest(stage), IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-upload-");

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_on_its_page_and_stores_nothing()
    {
        var clerk = await SignedIn("fukushi-tanto");
        var number = await clerk.BeginCase("違うファイルを取り込む案件");
        await clerk.AddCandidate(number, "合同会社見本", "取込みサービス");
        var other = await clerk.BeginCase("別の案件");
        await clerk.AddCandidate(other, "合同会社見本", "別のサービス");
        var foreign = await clerk.FilledQuestionnaire(other, 1, Vendor.GoodAnswers());
        var text = Path.Combine(folder.FullName, "質問票.xlsx");
        await File.WriteAllTextAsync(text, "これはExcelではありません");

        foreach (var file in new[] { text, foreign })
        {
            await clerk.Open(AnswerSteps.Answers(number, 1));
            await clerk.Upload(file);
            await clerk.Sees("取り込めませんでした。何も保存していません。");
            await Expect(clerk.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            Assert.EndsWith(AnswerSteps.Answers(number, 1), clerk.Page.Url);
        }
        await clerk.Look("50-upload-refused");
        await clerk.Open(AnswerSteps.Answers(number, 1));
        await Expect(clerk.Page.GetByText("第1版")).ToHaveCountAsync(0);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
