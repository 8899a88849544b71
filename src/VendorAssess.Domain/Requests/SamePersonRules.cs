using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>In whose name something was asked.</summary>
/// <param name="People">Who asked, and who held the post then.</param>
/// <param name="Posts">The posts that these hold today.</param>
public sealed record Askers(ImmutableArray<int> People, ImmutableArray<int> Posts)
{
    public static readonly Askers None = new([], []);
}

/// <summary>Who asked, under which post, in whose name, and how many others could decide then or today.</summary>
public sealed record Origin(int? Person, int? Post, int OtherDeciders, Askers Askers);

/// <summary>兼務の禁止: who asks does not decide, under whatever post; nor does who acts for the post that asked.</summary>
public static class SamePersonRules
{
    /// <summary>Who asked or was asked for, also under another post, or anyone who acts for the post that asked.</summary>
    public static bool IsSame(this Origin origin, Person person) =>
        origin.Person == person.Id || origin.Askers.People.Contains(person.Id)
        || person.Posts.Any(p => p.Id == origin.Post);

    /// <summary>Whether the decision would be one on their own doing: by who asked, or in the name of who asked.</summary>
    public static bool NeedsReason(this Origin origin, Person person, Post? deciding) =>
        origin.IsSame(person) || (deciding is { Via: not Via.Holder } && origin.Askers.Posts.Contains(deciding.Id));

    /// <param name="asked">What was done, as in 「申請した」.</param>
    public static string? WhyNotOther(this Origin origin, Person person, SamePersonRule rule, string asked) =>
        !origin.IsSame(person) || rule.Allows(origin.OtherDeciders)
            ? null
            : $"{asked}人と、その職に就き、又は代わる人は決められません（兼務の禁止{(rule.Clause.Length > 0 ? $" {rule.Clause}" : "")}）。";
}
