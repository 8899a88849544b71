using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain.People;

public class DepartmentRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Department Bureau = new(1, "市民部", null);
    private static readonly Department Section = new(2, "市民課", 1);
    private static readonly Department Room = new(3, "証明室", 2);
    private static readonly Department Other = new(4, "福祉部", null);
    private static readonly Department Gone = new(5, "旧課", null, Today.AddDays(-1));

    private static readonly DepartmentTree Tree = new([Bureau, Section, Room, Other, Gone]);
    private static readonly DepartmentWork Nothing = new(0, 0, 0);

    [Theory]
    [InlineData("年金課", 1, null), InlineData("年金課", null, null), InlineData("旧課", null, null)]
    [InlineData("市民課", 1, "もうあります"), InlineData("", 1, "名前を書いて"), InlineData("  ", 1, "名前を書いて")]
    [InlineData("改\n行", 1, "制御文字"), InlineData("年金課", 9, "上の部局がありません"), InlineData("年金課", 5, "上の部局がありません")]
    public void A_department_has_a_name_of_its_own_and_stands_under_an_open_one(string name, int? parent, string? whyNot) =>
        Check(whyNot, Tree.WhyNotAdded(new(name, parent), Today));

    [Fact]
    public void A_name_has_an_end() => Assert.Contains(
        "60 文字", Tree.WhyNotAdded(new(new string('課', 61), null), Today), StringComparison.Ordinal);

    [Fact]
    public void The_tree_has_an_end_downwards()
    {
        var deep = new DepartmentTree([.. Enumerable.Range(1, 8).Select(i => new Department(i, $"{i}段", i == 1 ? null : i - 1))]);
        Check("8 段まで", deep.WhyNotAdded(new("九段", 8), Today));
        Assert.Null(deep.WhyNotAdded(new("八段", 7), Today));
        Check("8 段まで", new DepartmentTree([.. deep.All, new(9, "上", null)]).WhyNotChanged(deep.Find(1)!, new("1段", 9), Today));
    }

    [Fact]
    public void There_are_only_so_many_departments() => Check("2000", new DepartmentTree(
        [.. Enumerable.Range(1, 2000).Select(i => new Department(i, $"{i}課", null))]).WhyNotAdded(new("もう一つ", null), Today));

    [Theory]
    [InlineData(2, "市民課", 4, null), InlineData(2, "戸籍課", 1, null), InlineData(2, "市民課", null, null)]
    [InlineData(1, "市民部", 1, "自分自身"), InlineData(1, "市民部", 3, "自分自身"), InlineData(1, "市民部", 2, "自分自身")]
    [InlineData(2, "福祉部", 1, "もうあります"), InlineData(5, "旧課", null, "廃止した部局")]
    public void A_department_is_renamed_and_moved_but_not_below_itself(int id, string name, int? parent, string? whyNot) =>
        Check(whyNot, Tree.WhyNotChanged(Tree.Find(id)!, new(name, parent), Today));

    [Theory]
    [InlineData(0, null), InlineData(-1, null), InlineData(400, null), InlineData(-2, "昨日以後"), InlineData(null, "最後の日を入れて")]
    public void A_department_closes_at_the_end_of_a_day(int? days, string? whyNot) => Check(whyNot, Tree.WhyNotClosed(
        Room, new(days is { } d ? Today.AddDays(d) : null, null), Nothing, Today));

    [Fact]
    public void What_stands_below_closes_first()
    {
        Check("証明室", Tree.WhyNotClosed(Section, new(Today, null), Nothing, Today));
        var room = Room with { Until = Today };
        var closing = new DepartmentTree([Bureau, Section, room]);
        Assert.Null(closing.WhyNotClosed(Section, new(Today, null), Nothing, Today));
        Check("証明室", closing.WhyNotClosed(Section, new(Today.AddDays(-1), null), Nothing, Today));
    }

    [Theory]
    [InlineData(1, 0, 0, null, "案件が 1 件"), InlineData(0, 2, 0, null, "利用が 2 件"), InlineData(0, 0, 3, null, "点検が 3 件")]
    [InlineData(1, 2, 3, 4, null), InlineData(0, 0, 0, null, null)]
    [InlineData(1, 0, 0, 3, "自分自身"), InlineData(1, 0, 0, 5, "廃止されます"), InlineData(1, 0, 0, 99, "引き継ぐ部局がありません")]
    public void Work_that_is_left_goes_to_a_successor(int cases, int uses, int checks, int? successor, string? whyNot) =>
        Check(whyNot, Tree.WhyNotClosed(Room, new(Today, successor), new(cases, uses, checks), Today));

    [Theory]
    [InlineData(1, 0, null, 8, "利用を管理する職"), InlineData(0, 1, 7, null, "点検を引き継げる職"), InlineData(0, 1, null, 8, null)]
    [InlineData(1, 0, 7, null, null), InlineData(1, 1, 7, 7, null), InlineData(0, 0, null, null, null)]
    public void Uses_and_checks_need_a_post_that_takes_them_over(
        int uses, int checks, int? manager, int? confirmer, string? whyNot) =>
        Check(whyNot, new DepartmentWork(1, uses, checks).WhyNotTakenOver(new(manager, confirmer)));

    [Fact]
    public void A_closing_is_decided_once_and_taken_back_until_it_has_come()
    {
        var closing = Room with { Until = Today };
        Check("廃止することになって", Tree.WhyNotClosed(closing, new(Today, null), Nothing, Today));
        Assert.Null(closing.WhyNotReopened(Today));
        Check("すでに廃止しました", closing.WhyNotReopened(Today.AddDays(1)));
        Check("廃止することになっていません", Room.WhyNotReopened(Today));
    }

    [Fact]
    public void A_path_reads_from_the_top() => Assert.Equal("市民部 › 市民課 › 証明室", Tree.PathOf(3));

    private static void Check(string? expected, string? reason)
    {
        if (expected is null)
            Assert.Null(reason);
        else
            Assert.Contains(expected, reason, StringComparison.Ordinal);
    }
}
