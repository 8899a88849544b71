using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain.People;

/// <summary>Who audits does not work in what is audited, but where the policy allows it and a reason is recorded.</summary>
public class SameAuditorTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly Policy Kawaguchi = Town.Content.Policies["kawaguchi"];
    private static readonly ImmutableHashSet<string> Audited = AuditOverlap.AuditedRoles([Kawaguchi]);
    private static readonly SameAuditorRule Excusable = new(WithReason: true, "第4-3(2)", "");
    private static readonly Seat Auditing = new(1, "青木", 10, "監査 監査担当", Roles.Auditor, new(Day, null));
    private static readonly Seat Working = new(1, "青木", 20, "市民課 課長", Roles.Manager, new(Day, null));
    private static readonly AuditOverlap Both = AuditOverlap.Of([Auditing, Working], Audited).Single();

    [Theory]
    [InlineData(false, "", null), InlineData(false, "欠員", null)]
    [InlineData(true, " ", "「監査と兼ねる理由」を書いて"), InlineData(true, "監査の人がほかにいないため", null)]
    public void Where_the_policy_excepts_the_unavoidable_the_reason_is_asked_and_recorded(bool both, string reason, string? whyNot)
    {
        var same = new SameAuditor(Excusable, both ? [Both] : [], reason);
        if (whyNot is null)
            Assert.Null(same.WhyNot());
        else
            Assert.Contains(whyNot, same.WhyNot(), StringComparison.Ordinal);
        Assert.Equal(both ? [("監査との兼務", "1/10/20"), ("監査と兼ねる理由", reason.Trim())] : [], same.Detail);
    }

    [Fact]
    public void Why_not_names_the_person_both_posts_and_the_clause()
    {
        var why = new SameAuditor(Excusable, [Both, Both with { AuditedPost = 21 }], "").WhyNot();
        Assert.StartsWith(
            "青木さんは、監査をする「監査 監査担当」と、監査を受ける「市民課 課長」を同じ間に兼ねることになります（ほかに 1 件）。"
            + "監査を受ける人と監査をする人は兼ねられません（兼務の禁止 第4-3(2)）。", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_policy_refuses_it_no_reason_helps() => Assert.EndsWith(
        "先に、一方の職を離れる日を決めてください。",
        new SameAuditor(Excusable with { WithReason = false }, [Both], "欠員").WhyNot(), StringComparison.Ordinal);

    [Fact]
    public void Where_no_policy_says_anything_nothing_is_asked_and_a_reason_has_an_end()
    {
        Assert.Null(new SameAuditor(null, [Both], "").WhyNot());
        Assert.Empty(new SameAuditor(null, [Both], "").Detail);
        Assert.Contains("200 文字", new SameAuditor(Excusable, [Both], new string('理', 201)).WhyNot(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_policies_the_strictest_holds_and_silence_is_none()
    {
        var silent = Kawaguchi with { SameAuditor = null };
        var strict = Kawaguchi with { SameAuditor = Excusable with { WithReason = false } };
        Assert.Null(SameAuditorRule.Strictest([silent]));
        Assert.True(SameAuditorRule.Strictest([silent, Kawaguchi])!.WithReason);
        Assert.False(SameAuditorRule.Strictest([Kawaguchi, strict, silent])!.WithReason);
    }

    [Theory]
    [InlineData("kawaguchi", true), InlineData("sendai", false), InlineData("kosai", false), InlineData("ryugasaki", false)]
    [InlineData("national-frame", false)]
    public void Only_a_policy_whose_text_says_so_has_the_rule(string policy, bool says) =>
        Assert.Equal(says ? "第4-3(2)" : null, Town.Content.Policies[policy].SameAuditor?.Clause);

    [Theory]
    [InlineData(Roles.Applicant, true), InlineData(Roles.Manager, true), InlineData(Roles.Officer, true), InlineData(Roles.Chief, true)]
    [InlineData(Roles.Delegate, true), InlineData(Roles.Ciso, true), InlineData(Roles.Procurement, true)]
    [InlineData(Roles.Administrator, true), InlineData(Roles.Auditor, false)]
    public void Whose_work_is_audited_follows_from_the_policy(string role, bool audited) =>
        Assert.Equal(audited, Audited.Contains(role));

    [Fact]
    public void Only_days_in_which_one_person_does_both_count()
    {
        Assert.Equal(new Term(Day, null), Both.Term);
        var until = Working with { Term = new(Day.AddDays(-90), Day.AddDays(9)) };
        Assert.Equal(new Term(Day, Day.AddDays(9)), AuditOverlap.Of([Auditing, until], Audited).Single().Term);
        Seat[] no =
        [
            Working with { Term = new(Day.AddDays(-90), Day.AddDays(-1)) }, Working with { PersonId = 2 },
            Working with { Role = Roles.Auditor },
        ];
        Assert.All(no, other => Assert.Empty(AuditOverlap.Of([Auditing, other], Audited)));
    }

    [Fact]
    public void What_was_both_before_is_no_news_unless_there_are_more_days_of_it()
    {
        var shorter = Both with { Term = new(Day, Day.AddDays(30)) };
        Assert.Empty(AuditOverlap.Added([Both], [Both]));
        Assert.Empty(AuditOverlap.Added([Both], [shorter]));
        Assert.Equal([Both], AuditOverlap.Added([shorter], [Both]));
        Assert.Equal([Both], AuditOverlap.Added([Both with { AuditedPost = 21 }], [Both]));
    }
}
