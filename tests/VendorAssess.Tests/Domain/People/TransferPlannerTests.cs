using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;

namespace VendorAssess.Tests.Domain.People;

public class TransferPlannerTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly DateOnly Day = new(2027, 4, 1);

    private static readonly TransferPost Head = new(new(10, "市民課", Roles.Manager, "課長", null), [Held(1, "青木")]);
    private static readonly TransferPost Clerks =
        new(new(11, "市民課", Roles.Applicant, "担当者", null), [Held(2, "別府"), Held(3, "千葉")]);

    private static readonly TransferPost Empty = new(new(12, "福祉課", Roles.Manager, "課長", null), []);
    private static readonly TransferPost Ended = new(new(13, "旧課", Roles.Manager, "課長", Day.AddDays(-1)), []);

    private static readonly TransferGround Ground = new(
        [Head, Clerks, Empty, Ended],
        [
            new(1, "aoki", "青木", true), new(2, "beppu", "別府", true), new(3, "chiba", "千葉", true),
            new(4, "doi", "土井 花子", true), new(5, "eto", "江藤", false),
        ],
        Day, Today);

    private static readonly TransferRow Row = new(5, "10", "市民課", "課長", "aoki", "", "doi", "");

    [Fact]
    public void One_leaves_and_another_takes_the_post()
    {
        var line = Assert.Single(Plan(Row).Lines);
        Assert.Empty(line.Problems);
        Assert.Equal((TransferKind.Replace, 10, 1, 4), (line.Kind!.Value, line.Post!.Id, line.Leaver!.PersonId, line.Taker!.Id));
        Assert.Null(Plan(Row).WhyNotApplied(Today));
    }

    [Theory]
    [InlineData("", "市民課", "課長"), InlineData("１０", "", ""), InlineData("10", "市民 課", "課長"), InlineData("", "市民課", " 課長 ")]
    public void A_post_is_meant_by_number_or_by_name(string number, string department, string title) =>
        Assert.Equal(10, Assert.Single(Plan(Row with { Number = number, Department = department, Title = title }).Lines).Post?.Id);

    [Theory]
    [InlineData("99", "", "", TransferColumn.Number), InlineData("x", "", "", TransferColumn.Number)]
    [InlineData("13", "", "", TransferColumn.Number)]
    [InlineData("10", "福祉課", "課長", TransferColumn.Department), InlineData("10", "市民課", "係長", TransferColumn.Title)]
    [InlineData("", "市民課", "係長", TransferColumn.Title), InlineData("", "", "課長", TransferColumn.Title)]
    [InlineData("", "旧課", "課長", TransferColumn.Title)]
    public void A_post_that_is_not_meant_clearly_is_told_with_its_cell(
        string number, string department, string title, TransferColumn column) =>
        Assert.Equal(column, Problem(Row with { Number = number, Department = department, Title = title }).Column);

    [Fact]
    public void Two_posts_of_one_name_are_told_apart_by_number()
    {
        var twin = new TransferPost(Head.Standing with { Id = 20, Role = Roles.SystemManager }, []);
        var plan = TransferPlanner.Plan([Row with { Number = "" }], Ground with { Posts = [.. Ground.Posts, twin] });
        Assert.Equal(TransferColumn.Number, Assert.Single(plan.Problems).Column);
    }

    [Theory]
    [InlineData("", "aoki", "doi", TransferKind.Replace), InlineData("", "", "doi", TransferKind.Join)]
    [InlineData("離任", "aoki", "", TransferKind.Leave)]
    [InlineData("交代", "", "doi", TransferKind.Replace), InlineData("着任", "aoki", "doi", TransferKind.Join)]
    public void What_happens_is_read_or_follows_from_the_names(string kind, string leaver, string taker, TransferKind expected) =>
        Assert.Equal(expected, Assert.Single(Plan(Row with { Kind = kind, Leaver = leaver, Taker = taker }).Lines).Kind);

    [Theory]
    [InlineData("転出", "aoki", "", TransferColumn.Kind), InlineData("離任", "aoki", "doi", TransferColumn.Taker)]
    [InlineData("交代", "aoki", "", TransferColumn.Taker), InlineData("", "beppu", "doi", TransferColumn.Leaver)]
    [InlineData("", "nobody", "doi", TransferColumn.Leaver)]
    [InlineData("", "aoki", "eto", TransferColumn.Taker)]
    [InlineData("", "aoki", "no such", TransferColumn.Taker)]
    [InlineData("", "aoki", "shinjin", TransferColumn.TakerName)]
    [InlineData("", "", "doi", TransferColumn.Taker), InlineData("", "aoki", "aoki", TransferColumn.Taker)]
    public void A_person_who_does_not_fit_is_told_with_the_cell(string kind, string leaver, string taker, TransferColumn column) =>
        Assert.Equal(column, Problem(Row with { Kind = kind, Leaver = leaver, Taker = taker }).Column);

    [Fact]
    public void Where_several_hold_a_post_the_one_who_leaves_is_named()
    {
        var row = new TransferRow(7, "11", "", "", "", "離任", "", "");
        Assert.Contains("二人以上", Problem(row).What, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(Plan(row with { Leaver = "ＣＨＩＢＡ" }).Lines).Leaver?.PersonId);
    }

    [Fact]
    public void Somebody_new_comes_with_a_name_and_is_one_person_over_all_rows()
    {
        var plan = Plan(
            Row with { Taker = "shinjin", TakerName = "新 人" },
            new TransferRow(6, "11", "", "", "", "着任", "Shinjin", "新人"));
        Assert.Empty(plan.Problems);
        Assert.Equal("shinjin", Assert.Single(plan.NewPeople).Login);
        Assert.Equal(TransferColumn.TakerName, Problem(
            new(6, "11", "", "", "", "着任", "shinjin", "別人"), Row with { Taker = "shinjin", TakerName = "新人" }).Column);
    }

    [Theory]
    [InlineData("土井花子", true), InlineData("土井　花子", true), InlineData("", true), InlineData("土居 花子", false)]
    public void A_name_that_is_not_the_accounts_is_asked_about(string name, bool fits) =>
        Assert.Equal(fits, !Plan(Row with { TakerName = name }).Problems.Any());

    [Fact]
    public void A_head_is_one_person_also_over_all_rows()
    {
        Assert.Equal(6, Problem(new(6, "12", "", "", "", "", "beppu", ""), new(5, "12", "", "", "", "", "doi", "")).Line);
        Assert.Empty(Plan(new(5, "11", "", "", "", "着任", "doi", ""), new(6, "11", "", "", "", "着任", "aoki", "")).Problems);
        Assert.Contains("交代", Problem(Row with { Kind = "着任" }).What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_twice_is_told_at_the_later_row()
    {
        var leave = new TransferRow(5, "11", "", "", "beppu", "離任", "", "");
        Assert.Equal(6, Problem(leave with { Line = 6 }, leave).Line);
        var join = new TransferRow(5, "11", "", "", "", "着任", "doi", "");
        Assert.Equal(6, Problem(join with { Line = 6 }, join).Line);
        Assert.Contains("すでにこの職", Problem(join with { Taker = "beppu" }).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_may_change_places()
    {
        var plan = Plan(Row with { Taker = "beppu" }, new TransferRow(6, "11", "", "", "beppu", "", "aoki", ""));
        Assert.Empty(plan.Problems);
        Assert.Equal(2, plan.Leaving.Count());
    }

    [Theory]
    [InlineData(1, 12, null, true), InlineData(4, 12, null, true), InlineData(3, 12, null, false), InlineData(3, 10, null, true)]
    [InlineData(null, 12, 10, true), InlineData(null, 10, 12, true), InlineData(null, 12, 13, false)]
    public void What_is_given_to_who_moves_or_by_a_post_whose_holder_changes_is_touched(
        int? person, int post, int? handler, bool touched)
    {
        var acting = Acting(person, post, handler, Day.AddDays(-30), Day.AddDays(30));
        Assert.Equal(touched, !PlanWith(acting, Row).Acting.IsEmpty);
    }

    [Fact]
    public void What_is_over_by_the_day_is_not_touched_and_what_begins_later_is()
    {
        Assert.Empty(PlanWith(Acting(1, 12, null, Day.AddDays(-30), Day.AddDays(-1)), Row).Acting);
        Assert.Single(PlanWith(Acting(1, 12, null, Day.AddDays(30), null), Row).Acting);
    }

    [Fact]
    public void One_more_beside_others_changes_nothing_for_who_acts_for_them()
    {
        var join = new TransferRow(5, "11", "", "", "", "着任", "doi", "");
        Assert.Empty(PlanWith(Acting(3, 11, null, Day, null), join).Acting);
        Assert.Single(PlanWith(Acting(3, 12, null, Day, null), join with { Number = "12" }).Acting);
    }

    [Fact]
    public void Those_that_stay_are_named_and_what_was_looked_at_is_what_is_applied()
    {
        var plan = PlanWith(Acting(1, 12, null, Day, null), Row);
        Assert.Empty(plan.Ending(["Substitution-7"]));
        Assert.Single(plan.Ending(["Substitution-8"]));
        Assert.NotEqual(plan.Digest, Plan(Row).Digest);
    }

    [Fact]
    public void Who_comes_on_the_day_itself_is_not_made_to_leave_by_it()
    {
        var coming = Head with { Holders = [new(1, "青木", new(Day, null))] };
        var plan = TransferPlanner.Plan([Row], Ground with { Posts = [coming] });
        Assert.Equal(TransferColumn.Leaver, plan.Problems.First().Column);
    }

    [Fact]
    public void Rows_that_nobody_wrote_on_stay_as_they_are()
    {
        var plan = Plan(Row with { Taker = "" }, Row with { Line = 6 });
        Assert.Equal((1, 1), (plan.Untouched, plan.Lines.Length));
        Assert.Contains("異動のある行がありません", Plan(Row with { Taker = "" }).WhyNotApplied(Today), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_applied_with_a_problem_left_or_after_the_day()
    {
        Assert.Contains("直すところ", Plan(Row with { Taker = "eto" }).WhyNotApplied(Today), StringComparison.Ordinal);
        Assert.Null(Plan(Row).WhyNotApplied(Day));
        Assert.Contains("過ぎています", Plan(Row).WhyNotApplied(Day.AddDays(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_tells_one_plan_from_another()
    {
        Assert.Equal(Plan(Row).Digest, Plan(Row with { Number = "" }).Digest);
        Assert.NotEqual(Plan(Row).Digest, Plan(Row with { Taker = "beppu" }).Digest);
        var leavingSoon = Head with { Holders = [Held(1, "青木") with { Term = new(Today, Day) }] };
        Assert.NotEqual(Plan(Row).Digest, TransferPlanner.Plan([Row], Ground with { Posts = [leavingSoon] }).Digest);
    }

    private static Acting Acting(int? person, int post, int? handler, DateOnly from, DateOnly? until) => new(
        person is null ? ActingKind.Delegation : ActingKind.Substitution, 7, post, "職", person, handler, "だれか",
        new(from, until), "出張");

    private static TransferPlan PlanWith(Acting acting, params TransferRow[] rows) =>
        TransferPlanner.Plan(rows, Ground with { Acting = [acting] });

    private static TransferPlan Plan(params TransferRow[] rows) =>
        TransferPlanner.Plan([.. rows.OrderBy(r => r.Line)], Ground);

    private static TransferProblem Problem(params TransferRow[] rows) => Assert.Single(Plan(rows).Problems);

    private static Holding Held(int person, string name) => new(person, name, new(new(2026, 4, 1), null));
}
