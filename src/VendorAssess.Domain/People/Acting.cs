namespace VendorAssess.Domain.People;

/// <summary>The two ways in which somebody acts for a post that is not theirs.</summary>
public enum ActingKind { Substitution, Delegation }

/// <summary>One record of 代理 (a person) or 委任 (another post); <paramref name="Who"/> is the name of who acts.</summary>
public sealed record Acting(
    ActingKind Kind, int Id, int PostId, string Post, int? PersonId, int? DelegatePost, string Who, Term Term,
    string Reason)
{
    /// <summary>By which a form names it.</summary>
    public string Key => $"{Kind}-{Id}";
}

public static class ActingKinds
{
    public static string Label(this ActingKind kind) => kind switch
    {
        ActingKind.Substitution => "代理", ActingKind.Delegation => "委任",
    };
}
