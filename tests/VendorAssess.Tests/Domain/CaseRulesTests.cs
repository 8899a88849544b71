using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain;

public sealed class CaseRulesTests
{
    private static readonly CaseWording Wording = new("件名", "目的");
    private static readonly Person Applicant = Holding((1, Roles.Applicant));

    [Fact]
    public void Who_works_in_a_department_may_begin_a_case_for_it() => Assert.Null(Applicant.WhyNotBegun(1, Wording));

    [Fact]
    public void Nobody_begins_one_for_another_department() => Assert.NotNull(Applicant.WhyNotBegun(2, Wording));

    [Theory]
    [InlineData(Roles.Chief)]
    [InlineData(Roles.Ciso)]
    [InlineData(Roles.Procurement)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Administrator)]
    public void Other_posts_begin_none(string role) => Assert.NotNull(Holding((1, role)).WhyNotBegun(1, Wording));

    [Fact]
    public void Each_department_is_offered_once_under_the_post_nearest_to_the_work()
    {
        var person = Holding((1, Roles.Officer), (1, Roles.Applicant), (2, Roles.Manager));
        Assert.Equal([(1, Roles.Applicant), (2, Roles.Manager)], person.PostsForNewCase().Select(p => (p.DepartmentId, p.Role)));
    }

    [Fact]
    public void Words_are_needed_and_bounded()
    {
        Assert.Null(Wording.WhyNot());
        Assert.NotNull((Wording with { Title = " " }).WhyNot());
        Assert.NotNull((Wording with { Purpose = "" }).WhyNot());
        Assert.NotNull((Wording with { Title = new string('あ', CaseRules.LongestTitle + 1) }).WhyNot());
        Assert.NotNull((Wording with { Purpose = new string('あ', CaseRules.LongestPurpose + 1) }).WhyNot());
    }

    [Fact]
    public void Only_the_version_that_was_seen_is_written_over()
    {
        Assert.Null(CaseRules.WhyNotSaved(3, 3));
        Assert.NotNull(CaseRules.WhyNotSaved(2, 3));
    }

    [Fact]
    public void The_digest_tells_states_apart_and_not_the_order_of_facts()
    {
        var one = Facts.Empty.With("cloud", "true").With("sns", "false");
        var other = Facts.Empty.With("sns", "false").With("cloud", "true");
        Assert.Equal(Wording.DigestWith(one), Wording.DigestWith(other));
        Assert.NotEqual(Wording.DigestWith(one), Wording.DigestWith(one.With("sns", "true")));
        Assert.NotEqual(Wording.DigestWith(one), (Wording with { Title = "別" }).DigestWith(one));
    }

    private static Person Holding(params (int Department, string Role)[] posts) =>
        new(1, "人", [.. posts.Select((p, i) => new Post(i, p.Department, "課", p.Role, "職"))]);
}
