using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Domain;

/// <summary>Who may write beside the answers of a case of department 2, which lies below department 1.</summary>
public sealed class CaseStandingTests
{
    private static readonly CaseStanding Open = new(1, CaseStage.Considering, [2, 1]);

    [Theory]
    [InlineData(Roles.Applicant, 2, true, true, true)]
    [InlineData(Roles.Manager, 2, true, true, true)]
    [InlineData(Roles.Officer, 1, true, true, true)]
    [InlineData(Roles.Chief, 9, true, false, true)]
    [InlineData(Roles.Applicant, 9, false, false, false)]
    [InlineData(Roles.Ciso, 9, false, false, false)]
    [InlineData(Roles.Procurement, 9, false, false, false)]
    [InlineData(Roles.Auditor, 9, false, false, false)]
    [InlineData(Roles.Administrator, 2, false, false, false)]
    public void Each_post_writes_what_is_its_own(
        string role, int department, bool comments, bool departmentsNote, bool divisionsNote)
    {
        var person = new Person(1, "人", [new Post(1, department, "課", role, "職")]);
        Assert.Equal(comments, Open.WhyNotCommentable(person) is null);
        Assert.Equal(departmentsNote, Open.WhyNotNoted(person, Answerer.Department) is null);
        Assert.Equal(divisionsNote, Open.WhyNotNoted(person, Answerer.Division) is null);
        var closed = Open with { Stage = CaseStage.Closed };
        Assert.NotNull(closed.WhyNotCommentable(person));
        Assert.NotNull(closed.WhyNotNoted(person, Answerer.Division));
    }

    [Fact]
    public void Settling_without_a_word_is_given_one_and_a_comment_is_never_empty()
    {
        var person = new Person(1, "人", [new Post(1, 2, "課", Roles.Applicant, "職")]);
        Assert.NotNull(CommentRules.WhyNot(Open, person, " \n", settles: false));
        Assert.Null(CommentRules.WhyNot(Open, person, "", settles: true));
        Assert.NotEmpty(CommentRules.Content("", settles: true));
        Assert.Equal("一言", CommentRules.Content(" 一言\n", settles: true));
    }
}
