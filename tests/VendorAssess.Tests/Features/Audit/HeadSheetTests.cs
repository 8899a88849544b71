using VendorAssess.Domain.People;
using VendorAssess.Features.Audit;
using VendorAssess.Store;
using VendorAssess.Tests.Ui;

namespace VendorAssess.Tests.Features.Audit;

/// <summary>The sheet that is printed, signed and kept outside.</summary>
public sealed class HeadSheetTests
{
    private static readonly string Hash = string.Concat(Enumerable.Range(0, 8).Select(i => $"{i}{i}ab{i}{i}cd"));

    private static readonly Person Auditor = new(1, "佐々木 文", [new Post(2, 3, "監査委員事務局", Roles.Auditor, "監査担当")]);

    [Fact]
    public async Task It_says_number_hash_moment_and_who_and_leaves_room_to_sign()
    {
        var sheet = await Of(new(new(27, Hash), null));
        Assert.Equal("最初から 27 件すべて、つながっています。", sheet.QuerySelector("h2")!.TextContent.Trim());
        Assert.Equal("27", sheet.QuerySelector(".head-number")!.TextContent);
        Assert.Equal("00ab00cd 11ab11cd 22ab22cd 33ab33cd\n44ab44cd 55ab55cd 66ab66cd 77ab77cd", sheet.QuerySelector("code")!.TextContent);
        Assert.Equal(Hash, sheet.QuerySelector("code")!.GetAttribute("aria-label"));
        Assert.Contains("15:01", sheet.QuerySelector("time")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("佐々木 文（監査委員事務局 監査担当）", sheet.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, sheet.QuerySelectorAll("tr.to-sign").Length);
        Assert.Equal("/audit?before=28", sheet.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Of_a_broken_chain_it_says_from_where_and_keeps_the_last_that_holds()
    {
        var sheet = await Of(new(new(4, Hash), "記録5の内容が変わっています。"));
        Assert.Equal("5 件目から、つながっていません。", sheet.QuerySelector("h2")!.TextContent.Trim());
        Assert.Contains("記録5の内容が変わっています。", sheet.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("つながっている最後の番号", sheet.QuerySelector("dt")!.TextContent);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Of(ChainFinding finding) => Rendered.Of<HeadSheet>(
        ("Finding", finding), ("CheckedAt", new DateTime(2026, 11, 26, 6, 1, 0, DateTimeKind.Utc)), ("Me", Auditor));
}
