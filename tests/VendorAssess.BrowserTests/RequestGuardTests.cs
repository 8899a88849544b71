using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>What a decision must not do: pass over a change, or happen twice.</summary>
public sealed class RequestGuardTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task An_answer_changed_after_submission_shows_and_stops_the_approval()
    {
        var clerk = await SignedIn("fukushi-tanto");
        var (number, request) = await Submitted(clerk, "提出の後に変わる案件");
        var chief = await SignedIn("tokatsu");
        await chief.WriteDecision(request, "承認", "問題がないため。");

        await clerk.OpenAnswers($"/cases/{number}/answers");
        await clerk.Answer("W09", "", "提出の後に決めた廃棄の予定");
        await clerk.SeesAllSaved();

        await chief.SendDecision();
        await Expect(chief.Page.GetByText("提出の後に内容が変わりました。この申請のままでは決定できません。")).ToBeInViewportAsync();
        await Expect(chief.Page.GetByLabel("理由").First).ToHaveValueAsync("問題がないため。");
        await Expect(chief.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^回答 W09.*提出の後に決めた廃棄の予定") })).ToBeVisibleAsync();
        await Expect(chief.Page.GetByLabel("承認", new() { Exact = true })).ToHaveCountAsync(0);
        await chief.Look("40-changed-after-submission");

        await chief.Page.GetByLabel("差戻し", new() { Exact = true }).CheckAsync();
        await chief.SendDecision();
        await chief.Sees("審査結果を記録しました。");
        await clerk.Open($"/requests/{request}");
        await clerk.Sees("内容を直して、新しい申請を書く");
        await clerk.Look("41-sent-back");
    }

    [Fact]
    public async Task Of_two_decisions_at_once_exactly_one_counts()
    {
        var (_, request) = await Submitted(await SignedIn("fukushi-tanto"), "同時に審査される案件");
        Visitor[] chiefs = [await SignedIn("tokatsu"), await SignedIn("tokatsu")];
        await chiefs[0].WriteDecision(request, "承認", "一人目の判断");
        await chiefs[1].WriteDecision(request, "不承認", "二人目の判断");
        await Task.WhenAll(chiefs.Select(chief => chief.SendDecision()));

        var recorded = 0;
        foreach (var chief in chiefs)
        {
            await Expect(chief.Page.GetByText("審査結果を記録しました。")
                .Or(chief.Page.GetByText("審査待ちの申請だけを審査できます"))).ToBeVisibleAsync();
            recorded += await chief.Page.GetByText("審査結果を記録しました。").CountAsync();
        }
        Assert.Equal(1, recorded);
    }

    /// <summary>A case and its request, handed in without waiting for answers.</summary>
    private async Task<(int Case, int Request)> Submitted(Visitor clerk, string title)
    {
        var number = await clerk.BeginCase(title);
        await clerk.AddCandidate(number, "合同会社見本", title);
        await clerk.DraftRequest(number);
        var officer = await SignedIn("fukushi-bucho");
        await officer.AskAdvice(number, "住民の連絡先を預けてよいか。");
        await (await SignedIn("tokatsu")).GiveAdvice(number, "暗号化を確かめること。");
        return (number, await officer.SubmitRequest(number));
    }
}
