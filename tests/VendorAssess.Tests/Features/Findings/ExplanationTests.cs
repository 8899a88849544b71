using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using VendorAssess.Domain.Calendar;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Features.Answers;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Findings;

/// <summary>The page of one finding, down to the answers with who gave them, when and from where.</summary>
public sealed class ExplanationTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_typed_answer_is_shown_with_its_choice_its_outcome_and_who_typed_it()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "手入力クラウド");
        await Type(browser, $"{path}/candidates/1/answers/KM", ("KM02.value", "a"));

        var page = await browser.Page($"{path}/candidates/1/findings/K56");

        var leaf = Leaf(page, "KM02");
        Assert.Matches("KM02 は a：.+→：満たす", Text(leaf.QuerySelector(".reason-line")!));
        Assert.Equal($"{path}/candidates/1/answers#KM02", leaf.QuerySelector("a")!.GetAttribute("href"));
        var notes = Text(leaf);
        Assert.Contains($"設問：{Testing.Town.Content.Bank.Find("KM02")!.Text}", notes, StringComparison.Ordinal);
        Assert.Contains("条件：「a：", notes, StringComparison.Ordinal);
        Assert.Contains("青木 はるか（デモ）の手入力", notes, StringComparison.Ordinal);
        var today = host.Product.Clock.GetUtcNow().DayInJapan();
        Assert.Contains(JapaneseDate.Format(today), notes, StringComparison.Ordinal);
        Assert.Contains("第1版", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tree_is_nested_in_words_and_ends_in_what_is_not_answered_yet()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "入れ子クラウド");
        await Type(browser, $"{path}/candidates/1/answers/KM", ("KM02:state", "pending"));

        var page = await browser.Page($"{path}/candidates/1/findings/K56");

        var tree = page.QuerySelectorAll("h4").Single(h => h.TextContent == "適合の条件").NextElementSibling!;
        Assert.Contains("すべてを満たす", Text(tree.QuerySelector("li > .reason-line")!), StringComparison.Ordinal);
        Assert.Contains(tree.QuerySelectorAll(".reason .reason-line"),
            l => Text(l).Contains("いずれかを満たす", StringComparison.Ordinal));
        Assert.Contains("→：確認中", Text(Leaf(page, "KM02")), StringComparison.Ordinal);
        Assert.Contains("→：未回答", Text(Leaf(page, "EX07")), StringComparison.Ordinal);
        var applies = page.QuerySelectorAll("h4").Single(h => h.TextContent == "適用される条件").NextElementSibling!;
        Assert.Contains("案件の内容：情報の機密性＝機密性3→：当てはまる", Text(applies), StringComparison.Ordinal);
        Assert.NotNull(applies.QuerySelector($"a[href='{path}/facts#f-confidentiality']"));
        Assert.Contains("まだ確かめられないため、要確認", Text(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_answer_names_the_vendor_the_file_and_the_cell()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "取込クラウド");
        await Import(browser, $"{path}/candidates/1", "回答<i>.xlsx");

        var page = await browser.Page($"{path}/candidates/1/findings/K56");

        var notes = Text(Leaf(page, "KM02"));
        Assert.Contains("株式会社試験の質問票「回答<i>.xlsx」", notes, StringComparison.Ordinal);
        Assert.Matches("シート「質問票」セル [A-Z]+[0-9]+の取込み（取り込んだ人：青木 はるか（デモ））", notes);
        Assert.Empty(page.QuerySelectorAll("main i"));
        await Type(browser, $"{path}/candidates/1/answers/KM", ("KM02.value", "c"));
        var retyped = Text(Leaf(await browser.Page($"{path}/candidates/1/findings/K56"), "KM02"));
        Assert.Contains("の手入力", retyped, StringComparison.Ordinal);
        Assert.Contains("第2版", retyped, StringComparison.Ordinal);
        Assert.DoesNotContain("セル", retyped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_the_city_is_a_leaf_with_what_it_says()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "記録クラウド");
        var requirement = Testing.Town.Content.Policies["kawaguchi"].Requirements
            .First(r => r.Id == "K27");
        var before = await browser.Page($"{path}/candidates/1/findings/{requirement.Id}");
        Assert.Contains("→：記録がまだない", Text(before.QuerySelector("main")!), StringComparison.Ordinal);

        await Type(browser, $"{path}/answers", ("record-operation-procedures.content", "情政第123号"));

        var leaf = (await browser.Page($"{path}/candidates/1/findings/{requirement.Id}"))
            .QuerySelectorAll(".reason li").Last(l => l.QuerySelector($"a[href='{path}/answers#records']") is not null);
        Assert.Contains("→：満たす", Text(leaf), StringComparison.Ordinal);
        Assert.Contains("記録：情政第123号", Text(leaf), StringComparison.Ordinal);
        Assert.Contains("青木 はるか（デモ）の手入力", Text(leaf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_as_not_applicable_is_the_reason_for_being_out_of_scope()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "該当なしクラウド");
        await Type(browser, $"{path}/candidates/1/answers/SC", ("SC02:state", "na"), ("SC02:reason", "再委託しない"));

        var page = await browser.Page($"{path}/candidates/1/findings/K46");

        Assert.Contains("SC02 は該当なし →：対象外", Text(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("SC02 が該当なしのため、対象外", Text(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("h4"), h => h.TextContent == "適合の条件");
    }

    [Fact]
    public async Task Where_the_first_rule_is_not_met_the_rule_for_partly_stands_below_it()
    {
        using var browser = await host.SignedIn();
        var form = await PlainForm.On(browser, "/cases/new?policy=sendai", "案件を作る");
        var path = await form.With("Form.Title", "一部適合").With("Form.Purpose", "窓口の混雑を減らす")
            .With("facts.contract", "outsourcing").With("facts.importance", "II").Saved(browser);
        (string, string)[] candidate = [("Form.Provider", "株式会社試験"), ("Form.Service", "一部クラウド")];
        using var added = await browser.Submit($"{path}/candidates", "登録して候補に加える", candidate);
        await Type(browser, $"{path}/candidates/1/answers/CC", ("CC04.value", "b"));

        var page = await browser.Page($"{path}/candidates/1/findings/S07");

        var trees = page.QuerySelectorAll("h4").Where(h => h.TextContent.EndsWith("適合の条件", StringComparison.Ordinal));
        Assert.Equal(["適合の条件→：満たさない", "一部適合の条件→：まだ分からない"],
            trees.Select(h => h.TextContent + Text(h.NextElementSibling!.QuerySelector(".reason-line")!).Split(' ')[^1]));
        Assert.Contains("適合の条件は満たさず、一部適合の条件はまだ確かめられないため、要確認",
            Text(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewers_judgement_stands_in_the_conclusion_beside_the_computed()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "判断クラウド")}/candidates/1/findings/K56";
        using var reviewer = await host.SignedIn("shimin-kacho");
        var form = await PlainForm.On(reviewer, path, "判断を記録する");
        await form.With("Form.Status", "Met").With("Form.Reason", "書面で確かめた。").Saved(reviewer);

        var said = Text((await browser.Page(path)).QuerySelectorAll("h4").Single(h => h.TextContent == "結論").ParentElement!);

        Assert.Contains("計算した判定：まだ確かめられないため、要確認 審査者判断：適合", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_though_it_decides_nothing_is_shown_to_the_person_who_judges()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.BeginUnder(browser, "kosai", "枠組みクラウド");
        await Type(browser, $"{path}/candidates/1/answers/CT", ("CT01.value", "a"));

        var page = await browser.Page($"{path}/candidates/1/findings/H01");

        var asked = page.QuerySelectorAll("h4").Single(h => h.TextContent == "判定には使わない回答").NextElementSibling!;
        Assert.Matches("CT01 は a：.+青木 はるか（デモ）の手入力", Text(asked));
        Assert.Contains("CT03 は 未回答", Text(asked), StringComparison.Ordinal);
        Assert.Contains("基準未登録", Text(page.QuerySelector(".finding-line")!), StringComparison.Ordinal);
    }

    private static IElement Leaf(IHtmlDocument page, string question) =>
        page.QuerySelectorAll(".reason li").First(l =>
            l.QuerySelector("li") is null && l.QuerySelector(".reason-line a")?.TextContent == question);

    private static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task Type(Browser browser, string path, params (string Name, string Value)[] inputs)
    {
        var form = await PlainForm.On(browser, path, "保存する");
        foreach (var (name, value) in inputs)
            form.With(name, value);
        await form.Saved(browser);
    }

    private static async Task Import(Browser browser, string candidate, string file)
    {
        using var sent = await browser.Get($"{candidate}/questionnaire.xlsx");
        var blank = new MemoryStream(await sent.Content.ReadAsByteArrayAsync());
        var filled = FormSample.Edit(w => w.Questions().At("KM02", "回答").SetValue("a"), blank);
        using var uploaded = await CaseOnPages.Upload(browser, $"{candidate}/answers", filled.ToArray(), file);
        var store = await PlainForm.On(browser, uploaded.Headers.Location!.OriginalString, "選んだ回答を保存する");
        await store.Saved(browser);
    }
}
