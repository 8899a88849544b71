using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;

namespace VendorAssess.Tests.Domain.Requests.Walks;

/// <summary>The people of a walk as the product sees them.</summary>
internal static class WalkPeople
{
    private static readonly Person Ciso = new(20, "ciso", [new Post(200, 4, "市長部局", Roles.Ciso, "CISO")]);

    public static readonly ImmutableArray<Person> All =
    [
        Applicant, Manager, Officer, OtherOfficer, Chief, Ciso, Both,
        new(27, "officer's substitute", [Officer.Posts[0] with { Via = Via.Substitute }]),
        new(28, "chief's delegate", [Chief.Posts[0] with { Via = Via.Delegate, Scope = "light,report" }]),
        new(29, "manager's substitute", [Applicant.Posts[0], Manager.Posts[0] with { Via = Via.Substitute }]),
    ];

    /// <summary>In whose name it was submitted: the person and the holders of the post, and what these hold.</summary>
    public static Askers AskersOf(Request submitted)
    {
        var people = All.Where(p => p.Id == submitted.SubmittedBy || Held(p).Any(h => h.Id == submitted.SubmittedPost)).ToList();
        return new([.. people.Select(p => p.Id)], [.. people.SelectMany(Held).Select(p => p.Id).Distinct()]);
    }

    private static IEnumerable<Post> Held(Person person) => person.Posts.Where(p => p.Via == Via.Holder);
}
