using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain;

/// <summary>A role that a policy does not name is still told in words.</summary>
public class RoleTitleTests
{
    [Fact]
    public void The_title_of_the_policy_counts() =>
        Assert.Equal("責任者", Samples.ThePolicy.RoleTitle(Roles.Officer));

    [Fact]
    public void No_role_is_shown_by_its_identifier() =>
        Assert.All(Roles.All, r => Assert.DoesNotMatch("[a-z]", (Samples.ThePolicy with { Roles = [] }).RoleTitle(r)));
}
