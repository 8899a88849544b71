namespace VendorAssess.Domain.People;

/// <summary>How somebody acts for a post; who acts in several ways acts in the first of them.</summary>
public enum Via
{
    Holder,

    /// <summary>代理: for the holder, from day to day.</summary>
    Substitute,

    /// <summary>Handles the work of a post that let another post do so (委任).</summary>
    Delegate,
}

/// <summary>A post (職) of a department: rights hang on it and stay when its holder changes.</summary>
public sealed record Post(int Id, int DepartmentId, string Department, string Role, string Title)
{
    public Via Via { get; init; }

    /// <summary>Names of the holders acted for; empty for a holder, and while nobody holds the post.</summary>
    public string ForWhom { get; init; } = "";

    /// <summary>The procedures that a delegate handles, separated by commas; empty is all of the post's work.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Whether the work of a procedure comes with the post.</summary>
    public bool Covers(string procedure) => Scope.Length == 0 || Scope.Split(',').Contains(procedure);
}
