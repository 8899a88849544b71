namespace VendorAssess.Features.Policies;

/// <summary>Where the parts of a policy stand on its page; requirements stand under their own id.</summary>
public static class PolicyAnchors
{
    public static string Question(string id) => $"q-{id}";

    // An id with a space in it could not be linked to.
    public static string Clause(string id) => $"c-{string.Concat(id.Where(c => !char.IsWhiteSpace(c)))}";

    public static string Decision(string requirement) => $"d-{requirement}";
}
