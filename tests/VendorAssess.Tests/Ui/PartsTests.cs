using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Requests;
using VendorAssess.Ui;

namespace VendorAssess.Tests.Ui;

public sealed class PartsTests
{
    [Fact]
    public void Every_state_has_words_and_a_sign_of_its_own_so_that_colour_says_nothing_alone()
    {
        AssertDistinct(Enum.GetValues<Status>().Select(Badge.Of));
        AssertDistinct(Enum.GetValues<Verdict>().Select(Badge.Of));
        AssertDistinct(Enum.GetValues<RequestStatus>().Select(Badge.Of), distinctSigns: false);
    }

    [Fact]
    public async Task A_badge_is_read_by_its_words_only()
    {
        var badge = (await Rendered.Of<StatusBadge>(("Shows", Badge.Of(Status.Unmet)))).QuerySelector(".badge")!;
        Assert.Equal("×不適合", badge.TextContent);
        Assert.Equal("true", badge.QuerySelector(".badge-sign")!.GetAttribute("aria-hidden"));
        Assert.Contains("badge-bad", badge.ClassList);
    }

    [Theory]
    [InlineData(Tone.Error, true, "alert")]
    [InlineData(Tone.Success, true, "status")]
    [InlineData(Tone.Warning, false, null)]
    public async Task A_banner_is_announced_when_something_just_happened(Tone tone, bool live, string? role)
    {
        var banner = (await Rendered.Of<NotificationBanner>(("Tone", tone), ("Title", "保存しました。"), ("Live", live)))
            .QuerySelector(".banner")!;
        Assert.Equal(role, banner.GetAttribute("role"));
        Assert.StartsWith(tone.Label(), banner.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_named_and_can_be_scrolled_by_the_keyboard()
    {
        var frame = (await Rendered.Of<DataTable>(("Caption", "要件の一覧"), ("ChildContent", Rendered.Text(""))))
            .QuerySelector(".table-frame")!;
        Assert.Equal("0", frame.GetAttribute("tabindex"));
        Assert.Equal("要件の一覧", frame.GetAttribute("aria-label"));
        Assert.Equal("要件の一覧", frame.QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public async Task Tabs_are_links_and_say_which_page_this_is()
    {
        (string, string)[] pages = [("/cases/5", "案件"), ("/cases/5/requirements", "要件")];
        var tabs = await Rendered.Of<Tabs>(("Label", "この案件のページ"), ("Pages", pages));
        Assert.Equal("案件", Assert.Single(tabs.QuerySelectorAll("a[aria-current=page]")).TextContent);
        Assert.Equal("/cases/5/requirements", tabs.QuerySelectorAll("a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Steps_link_to_what_can_be_gone_to_and_mark_where_one_is()
    {
        var here = new StepNavigation.Step("事実", "/cases/new?step=2");
        StepNavigation.Step[] steps = [new("目的", "/cases/new"), here, new("候補")];
        var found = await Rendered.Of<StepNavigation>(("Label", "案件を作る手順"), ("Steps", steps), ("Current", here));
        Assert.Equal("事実", Assert.Single(found.QuerySelectorAll("li[aria-current=step]")).TextContent.Trim());
        Assert.Equal("目的", Assert.Single(found.QuerySelectorAll("a")).TextContent);
    }

    [Fact]
    public async Task A_pager_offers_only_what_exists()
    {
        Assert.Null((await Rendered.Of<Pager>()).QuerySelector("nav"));
        var middle = await Rendered.Of<Pager>(("First", "/cases"), ("Next", "/cases?after=9"), ("PageSize", 20));
        Assert.Equal(["最初から見る", "次の20件"], middle.QuerySelectorAll("a").Select(a => a.TextContent.Trim()));
    }

    [Fact]
    public async Task A_heading_names_page_and_trail()
    {
        (string, string)[] trail = [("/cases", "案件の一覧")];
        var page = await Rendered.Of<PageHeading>(("Title", "要件"), ("Trail", trail));
        Assert.Equal("要件", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(["ホーム", "案件の一覧", "要件"], page.QuerySelectorAll(".breadcrumb li").Select(li => li.TextContent));
    }

    [Fact]
    public async Task Moments_are_kept_in_utc_and_shown_in_japan()
    {
        var lateEvening = new DateTime(2026, 3, 31, 15, 30, 0, DateTimeKind.Utc);
        var time = (await Rendered.Of<Moment>(("Utc", lateEvening))).QuerySelector("time")!;
        Assert.Equal("令和8年4月1日 00:30", time.TextContent);
        Assert.Equal("2026-03-31T15:30:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_day_that_is_not_set_shows_as_such() =>
        Assert.Equal("—", (await Rendered.Of<Day>(("Date", null))).Body!.TextContent.Trim());

    [Fact]
    public async Task What_needs_a_circuit_cannot_be_used_before_it_is_there()
    {
        var live = await Rendered.Of<Live>(("ChildContent", Rendered.Text("押せないボタン")));
        Assert.NotNull(live.QuerySelector(".live[inert][aria-busy=true][data-live=no]"));
        Assert.NotNull(live.QuerySelector("noscript"));
    }

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/cases", false)]
    [InlineData("/cases", "/cases/5/requirements", true)]
    [InlineData("/cases", "/casestudies", false)]
    public void A_menu_entry_holds_the_pages_below_it(string entry, string page, bool holds) =>
        Assert.Equal(holds, new Menu.Entry(entry, "").Holds(page));

    private static void AssertDistinct(IEnumerable<Badge> badges, bool distinctSigns = true)
    {
        var all = badges.ToList();
        Assert.All(all, badge => Assert.NotEmpty(badge.Sign));
        Assert.Equal(all.Count, all.Select(badge => badge.Text).Distinct().Count());
        if (distinctSigns)
            Assert.Equal(all.Count, all.Select(badge => badge.Sign).Distinct().Count());
    }
}
