using System.Collections.Immutable;

namespace VendorAssess.Domain.People;

/// <summary>
/// A signed-in person with the posts acted for today: those held first, then as substitute, then as delegate.
/// </summary>
public sealed record Person(int Id, string Name, ImmutableArray<Post> Posts)
{
    /// <summary>The ids of all posts acted for, for the audit log where a deed is done under no single one.</summary>
    public string ActingPosts => string.Join(' ', Posts.Select(post => post.Id));

    public bool Holds(string role) => Posts.Any(post => post.Role == role);

    public bool Holds(string role, int departmentId) =>
        Posts.Any(post => post.Role == role && post.DepartmentId == departmentId);

    public bool WorksIn(int departmentId) => Posts.Any(post => post.DepartmentId == departmentId);

    public bool Equals(Person? other) =>
        other is not null && Id == other.Id && Name == other.Name && Posts.SequenceEqual(other.Posts);

    public override int GetHashCode() => HashCode.Combine(Id, Name, Posts.Length);
}
