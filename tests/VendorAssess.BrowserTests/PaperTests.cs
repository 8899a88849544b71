using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>What a vendor has filled for others becomes proposals, and answers only by a person's hand.</summary>
public sealed class PaperTests(Stage stage) : BrowserTest(stage), IDisposable
{
    private const string Caiq =
        """
        Question ID,CSP CAIQ Answer,CSP Implementation Description
        CEK-03.1,Yes,"保存データ、バックアップ及び通信を暗号化しています。
        鍵は専用の装置で管理します。"
        CEK-04.1,Yes,"AES-256-GCM、TLS 1.3"
        DSP-19.1,Yes,東京及び大阪のデータセンターだけに保存します。
        LOG-06.1,Yes,公開NTPサーバと同期し、日本標準時で記録します。
        IVS-02.1,No,
        TVM-99.1,NA,<script>alert(1)</script>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-paper-");

    [Fact]
    public async Task Proposals_are_looked_at_taken_changed_or_left_one_by_one_or_several()
    {
        var clerk = await SignedIn("fukushi-tanto");
        var papers = await Begin(clerk, "資料から候補を作る案件");
        await clerk.Look("60-papers-none");
        await Upload(clerk, "CAIQ v4.0.2\n" + Caiq, "社内資料（CAIQ）.csv");
        await clerk.Sees("CSA CAIQ v4.0");
        await clerk.Look("61-proposals");

        await clerk.Page.GetByLabel("KM03 の候補を選ぶ").CheckAsync();
        await clerk.Press("選んだ候補をそのまま採用する");
        await clerk.Sees("1 件の候補を回答にしました。");
        await clerk.Page.GetByLabel("KM01 の候補を選ぶ").CheckAsync();
        await clerk.Press("選んだ候補をそのまま採用する");
        await Expect(clerk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("KM01 は、まとめて採用できません。");
        await clerk.Look("62-proposals-refused");

        await clerk.Follow("KM02 の候補を確かめて決める");
        await clerk.Sees("鍵は専用の装置で管理します。");
        await clerk.Look("63-proposal");
        await clerk.Press("この内容で採用する");
        await Expect(clerk.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await clerk.Page.GetByLabel("a：バックアップを含むすべてのデータが常に暗号化されている").CheckAsync();
        await clerk.Press("この内容で採用する");
        await clerk.Sees("KM02 の候補を回答にしました。");
        await clerk.Page.GetByLabel("BK06 の候補を選ぶ").CheckAsync();
        await clerk.Press("選んだ候補を採用しない");
        await clerk.Sees("1 件の候補を採用しないことにしました。");
        await clerk.Look("64-proposals-decided");

        await clerk.Open(papers.Replace("/papers", "", StringComparison.Ordinal));
        await Expect(clerk.Page.Locator("tr#KM02")).ToContainTextAsync("社内資料（CAIQ）.csv");
    }

    [Fact]
    public async Task Without_its_version_a_paper_proposes_nothing_until_a_person_says_it()
    {
        var clerk = await SignedIn("fukushi-tanto");
        await Begin(clerk, "版の分からない資料の案件");
        await Upload(clerk, Caiq, "CAIQ.csv");
        await clerk.Sees("資料から版を読み取れないので、回答候補を作っていません。");
        await clerk.Look("65-paper-without-version");
        await clerk.Page.GetByLabel("CSA CAIQ v3.1").CheckAsync();
        await clerk.Press("この版として読む");
        await clerk.Sees("この版からは回答候補を作りません。");
        await clerk.Look("66-paper-not-mapped");
        await clerk.Page.GetByLabel("資料の番号").FillAsync("CEK-04.1");
        await clerk.Page.GetByLabel("設問", new() { Exact = true }).SelectOptionAsync("KM03");
        await clerk.Press("この行を設問の候補として見る");
        await clerk.Sees("KM03 の回答候補");
        await clerk.Look("67-row-chosen");
        await clerk.Press("この内容で採用する");
        await clerk.Sees("KM03 の候補を回答にしました。");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<string> Begin(Visitor clerk, string title)
    {
        var number = await clerk.BeginCase(title);
        await clerk.AddCandidate(number, "合同会社見本", $"{title}のサービス");
        var papers = $"{AnswerSteps.Answers(number, 1)}/papers";
        await clerk.Open(papers);
        return papers;
    }

    private async Task Upload(Visitor clerk, string table, string name)
    {
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, table);
        await clerk.Page.GetByLabel("事業者の資料").SetInputFilesAsync(file);
        await clerk.Press("資料を読み込む");
    }
}
