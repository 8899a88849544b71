using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

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
        Assert.Equal(departmentsNote, Open.WhyNotNoted(person, Answerer.Department, Due) is null);
        Assert.Equal(divisionsNote, Open.WhyNotNoted(person, Answerer.Division, Due) is null);
        var closed = Open with { Stage = CaseStage.Closed };
        Assert.NotNull(closed.WhyNotCommentable(person));
        Assert.NotNull(closed.WhyNotNoted(person, Answerer.Division, Due));
    }

    /// <summary>Who handles some procedures for the chief reviews in these alone; who decides reviews, whatever the post.</summary>
    [Theory]
    [InlineData(Roles.Chief, "", true, true), InlineData(Roles.Chief, "full,report", true, true)]
    [InlineData(Roles.Chief, "light", false, false), InlineData(Roles.Ciso, "", false, false)]
    [InlineData(Roles.Officer, "", true, false)]
    public void Who_reviews_does_so_in_the_procedures_of_the_post(string role, string scope, bool reviews, bool decides)
    {
        var person = new Person(1, "人", [new Post(1, 1, "部", role, "職") { Scope = scope }]);
        Assert.Equal(reviews, Open.WhyNotOverridable(person, Due) is null);
        Assert.Equal(reviews, Open.WhyNotNoted(person, Answerer.Division, Due) is null);
        Assert.Equal(decides, Open.Decider(person, Due) is not null);
        var cisos = Due with { Definition = Full with { Decides = [Roles.Ciso] } };
        Assert.Equal(role == Roles.Ciso, Open.Decider(person, cisos) is not null);
        Assert.Equal(reviews || role == Roles.Ciso, Open.WhyNotOverridable(person, cisos) is null);
    }

    /// <summary>What a record says that others decided is theirs to write, also while they act for the post.</summary>
    [Theory]
    [InlineData("", Roles.Applicant, 2, true), InlineData("", Roles.Chief, 9, false)]
    [InlineData(Roles.Manager, Roles.Manager, 2, true), InlineData(Roles.Manager, Roles.Applicant, 2, false)]
    [InlineData(Roles.Manager, Roles.Officer, 1, false), InlineData(Roles.Manager, Roles.Manager, 9, false)]
    [InlineData("ciso,chief", Roles.Ciso, 9, true), InlineData("ciso,chief", Roles.Chief, 9, true)]
    [InlineData("ciso,chief", Roles.Manager, 2, false), InlineData(Roles.Ciso, Roles.Administrator, 2, false)]
    public void A_record_is_written_by_whom_the_policy_names(string by, string role, int department, bool writes)
    {
        var record = new CityRecord("permission", "許可", "") { By = [.. by.Split(',').Where(r => r.Length > 0)] };
        var post = new Post(1, department, "課", role, "職") { Via = Via.Substitute };
        var person = new Person(1, "人", [post]);
        var reason = Open.WhyNotRecorded(person, record, Due, ThePolicy);
        Assert.Equal(writes, reason is null);
        Assert.Equal(writes ? post : null, Open.Recorder(person, record, Due));
        Assert.All(record.By.Where(_ => !writes), r => Assert.Contains(ThePolicy.RoleTitle(r), reason!, StringComparison.Ordinal));
        Assert.NotNull((Open with { Stage = CaseStage.Closed }).WhyNotRecorded(person, record, Due, ThePolicy));
        var other = new Person(1, "人", [post with { Scope = "light" }]);
        Assert.Equal(writes && by.Length == 0, Open.WhyNotRecorded(other, record, Due, ThePolicy) is null);
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
