using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>From the inputs of an answer its files and its revisions are one step away, for the city alone.</summary>
public sealed class AnswerLinksTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task Beside_the_inputs_stand_files_revisions_and_the_day_until_which_the_answer_holds()
    {
        using var clerk = await host.SignedIn();
        var path = await CaseOnPages.Begin(clerk, "リンクのあるクラウド");
        var candidate = $"{path}/candidates/1/answers";
        await (await PlainForm.On(clerk, $"{candidate}/JU", "保存する")).With("JU02.value", "東京地方裁判所").Saved(clerk);
        var line = (await clerk.Page($"{candidate}/JU")).QuerySelector("[data-item='JU02']")!;
        Assert.NotNull(line.QuerySelector($"a[href='{path}/candidates/1/evidence?question=JU02']"));
        var history = line.QuerySelector("a[href^='/services/'][href$='/answers/JU02']")!.GetAttribute("href")!;
        Assert.Contains("東京地方裁判所", (await clerk.Page(history)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("（設問の種類による）", line.QuerySelector("[data-holds]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await clerk.Page($"{candidate}/JU")).QuerySelector("[data-item='JU01'] a[href^='/services/']"));
    }

    [Fact]
    public async Task The_departments_own_answers_have_them_too()
    {
        using var clerk = await host.SignedIn();
        var path = await CaseOnPages.Begin(clerk, "所管課が答えるクラウド");
        await (await PlainForm.On(clerk, $"{path}/answers", "保存する")).With("W09.value", "満了の30日前に報告").Saved(clerk);
        var line = (await clerk.Page($"{path}/answers")).QuerySelector("[data-item='W09']")!;
        Assert.NotNull(line.QuerySelector($"a[href='{path}/evidence?question=W09']"));
        Assert.NotNull(line.QuerySelector($"a[href='{path}/answers/W09/history']"));
        Assert.Contains("満了の30日前", (await clerk.Page($"{path}/answers/W09/history")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
