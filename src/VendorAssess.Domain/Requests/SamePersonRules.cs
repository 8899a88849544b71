using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Requests;

/// <summary>Who asked, under which post, and how many others could decide today.</summary>
public sealed record Origin(int? Person, int? Post, int OtherDeciders);

/// <summary>兼務の禁止: who asks does not decide, under whatever post; nor does who acts for the post that asked.</summary>
public static class SamePersonRules
{
    /// <summary>The person that asked, also under another post, or anyone who acts for the post that asked.</summary>
    public static bool IsSame(this Origin origin, Person person) =>
        origin.Person == person.Id || person.Posts.Any(p => p.Id == origin.Post);

    /// <param name="asked">What was done, as in 「申請した」.</param>
    public static string? WhyNotOther(this Origin origin, Person person, SamePersonRule rule, string asked) =>
        !origin.IsSame(person) || rule.Allows(origin.OtherDeciders)
            ? null
            : $"{asked}人と、その職に就き、又は代わる人は決められません（兼務の禁止{(rule.Clause.Length > 0 ? $" {rule.Clause}" : "")}）。";
}
