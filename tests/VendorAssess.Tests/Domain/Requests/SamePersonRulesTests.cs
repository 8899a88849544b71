using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

/// <summary>兼務の禁止 as a table: every way of being the one that asked, under every rule.</summary>
public class SamePersonRulesTests
{
    private static readonly Post Asking = Officer.Posts[0];

    /// <summary>The posts that the decider acts for beside the deciding one, and whether that makes the same side.</summary>
    public static readonly TheoryData<string, bool, bool> Ways = new()
    {
        { "another person", false, false },
        { "another person of another department's post", false, false },
        { "another person who holds the asking post too", false, true },
        { "a substitute for the asking post", false, true },
        { "a delegate of the asking post", false, true },
        { "the person that asked, under the deciding post alone", true, true },
        { "the person that asked, under both posts", true, true },
        { "the person that asked, as a substitute for the decider", true, true },
        { "who held the asking post when a substitute asked, and no longer does", false, true },
    };

    [Theory, MemberData(nameof(Ways))]
    public void Who_asked_does_not_decide_under_whatever_post_nor_who_acts_for_the_post(string way, bool asked, bool same)
    {
        var decider = new Person(asked ? Officer.Id : Chief.Id, way, [.. PostsFor(way)]);
        foreach (var (rule, others, allowed) in Rules)
        {
            var policy = ThePolicy with { SamePerson = ThePolicy.SamePerson with { Rule = rule } };
            var request = Submitted with { OtherDeciders = others, Askers = new(HoldersThen(way), []) };
            var whyNot = request.WhyNotDecidable(decider, policy, Full);
            Assert.Equal(same && !allowed, whyNot is not null);
            var wanted = request.WhyNotDecided(decider, Approval, Ground with { Policy = policy });
            Assert.Equal(same, wanted?.Contains("やむを得ない理由", StringComparison.Ordinal) == true);
            Assert.Null(request.WhyNotDecided(
                decider, Approval with { SamePersonReason = "部長が不在" }, Ground with { Policy = policy }));
        }
    }

    /// <summary>代決 in the name of who asked is no decision of the same person, but says why.</summary>
    [Theory]
    [InlineData(Via.Holder, false), InlineData(Via.Substitute, true), InlineData(Via.Delegate, true)]
    public void Who_decides_in_the_name_of_who_asked_says_why(Via via, bool says)
    {
        var decider = Chief with { Posts = [Chief.Posts[0] with { Via = via }] };
        var request = Submitted with { OtherDeciders = 1, Askers = new([Both.Id], [Asking.Id, Chief.Posts[0].Id]) };
        Assert.Null(request.WhyNotDecidable(decider, ThePolicy, Full));
        Assert.Equal(says, request.WhyNotDecided(decider, Approval, Ground) is { } why
            && why.Contains("代わって審査するやむを得ない理由", StringComparison.Ordinal));
        Assert.Null(request.WhyNotDecided(decider, Approval with { SamePersonReason = "部長が申請したため" }, Ground));
    }

    private static ImmutableArray<int> HoldersThen(string way) =>
        way.StartsWith("who held", StringComparison.Ordinal) ? [Officer.Id, Chief.Id] : [Officer.Id];

    private static readonly (SamePerson Rule, int Others, bool Allowed)[] Rules =
    [
        (SamePerson.Refused, 0, false), (SamePerson.Refused, 1, false),
        (SamePerson.WhenNoOther, 0, true), (SamePerson.WhenNoOther, 1, false),
        (SamePerson.WithReason, 0, true), (SamePerson.WithReason, 1, true),
    ];

    private static IEnumerable<Post> PostsFor(string way) => way switch
    {
        "another person of another department's post" => [Chief.Posts[0], OtherOfficer.Posts[0]],
        "another person who holds the asking post too" => [Chief.Posts[0], Asking],
        "a substitute for the asking post" => [Chief.Posts[0], Asking with { Via = Via.Substitute }],
        "a delegate of the asking post" => [Chief.Posts[0], Asking with { Via = Via.Delegate }],
        "the person that asked, under both posts" => [Asking, Chief.Posts[0]],
        "the person that asked, as a substitute for the decider" => [Asking, Chief.Posts[0] with { Via = Via.Substitute }],
        _ => [Chief.Posts[0]],
    };
}
