using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Tests.Domain.Retention;

[Trait("Runs", "once")]
public sealed class DisposalRulesTests
{
    private static readonly DateOnly Today = new(2032, 4, 1);
    private static readonly Post Bucho = new(1, 1, "市民部", Roles.Officer, "情報セキュリティ責任者");
    private static readonly Person Officer = new(1, "上田", [Bucho]);
    private static readonly KeptCase Over = new(
        new CaseStanding(1, CaseStage.Closed, [2, 1]), [Roles.Officer], new(2032, 3, 31));

    [Fact]
    public void The_first_day_after_the_last_one_it_is_due()
    {
        Assert.True(Over.IsDueOn(Today));
        Assert.False(Over.IsDueOn(new(2032, 3, 31)));
        Assert.Null(Over.WhyNotDisposed(Officer, Today));
        Assert.Contains("令和14年3月31日まで", Over.WhyNotDisposed(Officer, new(2032, 3, 31)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_for_good_or_not_closed_is_never_due()
    {
        Assert.Contains("廃棄しない", (Over with { KeptUntil = null }).WhyNotDisposed(Officer, Today), StringComparison.Ordinal);
        Assert.Contains("終了した案件だけ", (Over with { Case = Over.Case with { Stage = CaseStage.Considering } }).WhyNotDisposed(Officer, Today), StringComparison.Ordinal);
        Assert.Contains("定められていません", (Over with { Decides = [] }).WhyNotDisposed(Officer, Today), StringComparison.Ordinal);
    }

    [Fact]
    public void The_posts_that_the_rule_names_decide()
    {
        Assert.Equal(Bucho, Over.DecidingPost(Officer));
        Assert.Null(Over.DecidingPost(Officer with { Posts = [Bucho with { DepartmentId = 9 }] }));
        Assert.Null(Over.DecidingPost(Officer with { Posts = [Bucho with { Scope = "light" }] }));
        Assert.Null(Over.DecidingPost(Officer with { Posts = [Bucho with { Role = Roles.Manager }] }));
        var chief = Bucho with { Role = Roles.Chief, DepartmentId = 9 };
        Assert.Equal(chief, (Over with { Decides = [Roles.Chief] }).DecidingPost(Officer with { Posts = [chief] }));
        Assert.Contains("決める職", Over.WhyNotDisposed(new Person(2, "青木", []), Today), StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_only_grows_longer()
    {
        Assert.Null(Over.WhyNotExtended(Officer, new(2035, 3, 31), "訴訟で使う", Today));
        Assert.Null((Over with { KeptUntil = new(2033, 3, 31) }).WhyNotExtended(Officer, new(2035, 3, 31), "訴訟", Today));
        Assert.Contains("より後", Over.WhyNotExtended(Officer, Today, "訴訟", Today), StringComparison.Ordinal);
        Assert.Contains("より後", (Over with { KeptUntil = new(2040, 3, 31) }).WhyNotExtended(Officer, new(2035, 3, 31), "訴訟", Today), StringComparison.Ordinal);
        Assert.Contains("いつまで", Over.WhyNotExtended(Officer, null, "訴訟", Today), StringComparison.Ordinal);
        Assert.Contains("30 年まで", Over.WhyNotExtended(Officer, new(2063, 3, 31), "訴訟", Today), StringComparison.Ordinal);
        Assert.Contains("理由", Over.WhyNotExtended(Officer, new(2035, 3, 31), "", Today), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_chosen_is_some_and_not_too_many_and_the_loss_is_known()
    {
        DisposalWish wish = new([1], "保存期間が終わった", Understood: true);
        Assert.Null(wish.WhyNot());
        Assert.Contains("選んで", (wish with { Cases = [] }).WhyNot(), StringComparison.Ordinal);
        Assert.Contains("50 件", (wish with { Cases = [.. Enumerable.Range(1, 51)] }).WhyNot(), StringComparison.Ordinal);
        Assert.Contains("戻せません", (wish with { Understood = false }).WhyNot(), StringComparison.Ordinal);
        Assert.Contains("理由", (wish with { Reason = "" }).WhyNot(), StringComparison.Ordinal);
    }
}
