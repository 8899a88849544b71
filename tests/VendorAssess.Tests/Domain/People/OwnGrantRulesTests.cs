using VendorAssess.Domain.People;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain.People;

/// <summary>Who looks after posts does not put himself where others are decided on.</summary>
public class OwnGrantRulesTests
{
    [Theory]
    [InlineData(false, 3, "", null), InlineData(true, 1, "急ぎ", "ほかの管理者に頼んで"), InlineData(true, 1, "", "ほかの管理者に頼んで")]
    [InlineData(true, 0, " ", "理由を書いて"), InlineData(true, 0, "一人で開設するため", null)]
    public void Only_who_administers_alone_gives_it_to_himself_and_says_why(
        bool own, int others, string reason, string? whyNot)
    {
        var grant = new OwnGrant(own, others, reason);
        if (whyNot is null)
            Assert.Null(grant.WhyNot());
        else
            Assert.Contains(whyNot, grant.WhyNot(), StringComparison.Ordinal);
        Assert.Equal(own, grant.Detail.Length == 1);
    }

    [Fact]
    public void A_reason_has_an_end() => Assert.Contains(
        "200 文字", new OwnGrant(IsOwn: true, 0, new string('理', 201)).WhyNot(), StringComparison.Ordinal);

    [Theory]
    [InlineData("kawaguchi", Roles.Chief, true), InlineData("kawaguchi", Roles.Ciso, true), InlineData("kawaguchi", Roles.Officer, true)]
    [InlineData("kawaguchi", Roles.Delegate, true), InlineData("kawaguchi", Roles.Auditor, true)]
    [InlineData("kawaguchi", Roles.Manager, false)]
    [InlineData("kawaguchi", Roles.Applicant, false), InlineData("kawaguchi", Roles.Administrator, false)]
    [InlineData("sendai", Roles.Manager, true), InlineData("sendai", Roles.SystemManager, true)]
    [InlineData("sendai", Roles.Applicant, false)]
    [InlineData("ryugasaki", Roles.Chief, true), InlineData("ryugasaki", Roles.Manager, false)]
    public void What_a_role_is_trusted_with_is_the_policy_s_to_say(string policy, string role, bool trusted) =>
        Assert.Equal(trusted, OwnGrantRules.OfTrust([Town.Content.Policies[policy]]).Contains(role));
}
