using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Procurement;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class SpecificationListTests
{
    private static readonly Requirement Written =
        Requirement("R1", Leaf("A01", "a")) with { Specification = "暗号化すること。", Contract = ["鍵の管理", "鍵の廃棄"] };

    private static readonly DecisionTable High = new([Row(("secrecy", ["3"]))]);

    [Fact]
    public void What_applies_is_listed_with_its_contract_items_in_the_policy_s_order()
    {
        var list = Of(Written, Written with { Id = "R2", Contract = [] }, Requirement("R3", new Rule.Always()));
        Assert.Equal(["R1", "R2"], list.Items.Select(i => i.Requirement.Id));
        Assert.Equal(["鍵の管理", "鍵の廃棄"], list.Contract.Select(c => c.Text));
        Assert.Equal("R3", Assert.Single(list.OwnDuties).Requirement.Id);
    }

    [Theory]
    [InlineData("3", 1, true), InlineData("2", 0, true), InlineData(null, 1, false)]
    public void What_does_not_apply_is_not_there_and_what_is_open_says_so(string? level, int listed, bool certain)
    {
        var facts = level is null ? Facts.Without("secrecy") : Facts.With("secrecy", level);
        var list = SpecificationList.For(ThePolicy with { Requirements = [Written with { Applies = High }] }, facts);
        Assert.Equal(listed, list.Items.Length);
        Assert.All(list.Items, i => Assert.Equal(certain, i.Certain));
        Assert.All(list.Items, i => Assert.Contains("機密性", i.Applies, StringComparison.Ordinal));
    }

    [Fact]
    public void The_real_policy_has_texts_for_a_case_with_no_candidate()
    {
        var policy = Town.Content.Policies["kawaguchi"];
        var list = SpecificationList.For(policy, VendorAssess.Domain.Cases.Facts.Empty.With("confidentiality", "3"));
        Assert.True(list.Items.Length > 20, $"{list.Items.Length}");
        Assert.NotEmpty(list.Contract);
        Assert.All(list.Items, i => Assert.EndsWith("。", i.Requirement.Specification, StringComparison.Ordinal));
    }

    private static SpecificationList Of(params Requirement[] requirements) =>
        SpecificationList.For(ThePolicy with { Requirements = [.. requirements] }, Facts);
}
