using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;

namespace VendorAssess.Tests.Domain.People;

/// <summary>Lines of a 人事異動 by which somebody comes to audit what they work in.</summary>
public class TransferOverlapTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly Term Long = new(new(2026, 4, 1), null);

    private static readonly TransferPost Audit = Post(10, "監査", Roles.Auditor, new Holding(1, "青木", Long));
    private static readonly TransferPost Head = Post(11, "市民課", Roles.Manager, new Holding(2, "別府", Long));
    private static readonly TransferPost Chief = Post(12, "情報政策課", Roles.Chief);
    private static readonly TransferPost Handler = Post(13, "情報政策室", Roles.Delegate);

    private static readonly TransferGround Ground = new(
        [Audit, Head, Chief, Handler], [new(1, "aoki", "青木", true), new(2, "beppu", "別府", true)], Day, Day.AddDays(-30))
    {
        Audited = [Roles.Manager, Roles.Chief],
    };

    private static readonly TransferRow Row = new(5, "11", "", "", "", "着任", "aoki", "");

    [Fact]
    public void A_line_that_makes_somebody_both_is_named_with_both_posts()
    {
        var found = Assert.Single(Plan(Row with { Kind = "交代", Leaver = "beppu" }));
        Assert.Equal((5, false), (found.Line, found.OnlyByStaying));
        Assert.Equal((1, 10, 11), (found.Overlap.PersonId, found.Overlap.AuditingPost, found.Overlap.AuditedPost));
        Assert.Equal(new Term(Day, null), found.Overlap.Term);
    }

    [Fact]
    public void Who_leaves_the_one_in_the_same_file_is_not() =>
        Assert.Empty(Plan(Row with { Kind = "交代", Leaver = "beppu" }, Line(6, "10", "aoki", "離任", "", "")));

    [Fact]
    public void Who_was_both_before_is_not() => Assert.Empty(TransferPlanner.Plan(
        [Line(6, "12", "", "着任", "beppu", "")],
        Ground with { Posts = [Audit, Head with { Holders = [.. Head.Holders, new(1, "青木", Long)] }, Chief, Handler] }).Overlaps);

    [Fact]
    public void A_newcomer_who_takes_both_is_named_as_well() => Assert.Equal([7], Plan(
        Line(7, "10", "aoki", "交代", "n1", "新人"), Line(8, "12", "", "着任", "n1", "新人")).Select(f => f.Line));

    [Fact]
    public void By_an_acting_that_ends_unless_it_stays_it_depends_on_that()
    {
        var acting = new Acting(ActingKind.Substitution, 3, 10, "監査", 2, null, "別府", new(Day.AddDays(-9), Day.AddDays(90)), "出張");
        var found = On(Ground with { Acting = [acting] }, Line(9, "12", "", "着任", "beppu", "")).ToList();
        // Who stood in for the auditor was both already as 課長; as 統括 it is new.
        Assert.Equal([(9, 12, true)], found.Select(f => (f.Line, f.Overlap.AuditedPost, f.OnlyByStaying)));
    }

    [Fact]
    public void Who_takes_a_post_that_handles_the_work_of_another_acts_in_both()
    {
        var acting = new Acting(ActingKind.Delegation, 4, 12, "統括", null, 13, "情報政策室", Long, "規程");
        var found = On(Ground with { Acting = [acting] }, Row with { Number = "13" });
        Assert.Equal([12], found.Select(f => f.Overlap.AuditedPost));
    }

    [Fact]
    public void A_post_that_ends_before_the_other_begins_is_none() => Assert.Empty(TransferPlanner.Plan(
        [Row], Ground with { Posts = [Audit with { Standing = Audit.Standing with { Until = Day.AddDays(-1) } }, Head] }).Overlaps);

    [Fact]
    public void Where_no_policy_says_anything_no_line_is_named() =>
        Assert.Empty(On(Ground with { Audited = [] }, Row with { Kind = "交代", Leaver = "beppu" }));

    private static IEnumerable<TransferOverlap> Plan(params TransferRow[] rows) => On(Ground, rows);

    private static TransferRow Line(int line, string post, string leaver, string kind, string taker, string name) =>
        new(line, post, "", "", leaver, kind, taker, name);

    private static IEnumerable<TransferOverlap> On(TransferGround ground, params TransferRow[] rows)
    {
        var plan = TransferPlanner.Plan(rows, ground);
        Assert.Empty(plan.Problems);
        return plan.Overlaps;
    }

    private static TransferPost Post(int id, string department, string role, params Holding[] holders) =>
        new(new(id, department, role, "職", null), [.. holders]);
}
