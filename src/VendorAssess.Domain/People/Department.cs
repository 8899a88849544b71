using System.Collections.Immutable;

namespace VendorAssess.Domain.People;

/// <summary>A department (部, 課, 室); <paramref name="Until"/> is its last day, open when null.</summary>
public sealed record Department(int Id, string Name, int? ParentId, DateOnly? Until = null)
{
    public bool IsOpenOn(DateOnly day) => Until is null || Until >= day;
}

/// <summary>All departments by their place under one another.</summary>
public sealed class DepartmentTree
{
    private readonly Dictionary<int, Department> byId;
    private readonly ILookup<int?, Department> children;

    public DepartmentTree(IReadOnlyCollection<Department> departments)
    {
        byId = departments.ToDictionary(d => d.Id);
        children = departments.ToLookup(d => d.ParentId);
    }

    public IEnumerable<Department> All => byId.Values;

    public Department? Find(int id) => byId.GetValueOrDefault(id);

    public IEnumerable<Department> ChildrenOf(int id) => children[id];

    /// <summary>The department and those above it, nearest first.</summary>
    public ImmutableArray<Department> LineageOf(int id)
    {
        var lineage = ImmutableArray.CreateBuilder<Department>();
        for (var at = Find(id); at is not null && !lineage.Contains(at); at = at.ParentId is { } up ? Find(up) : null)
            lineage.Add(at);
        return lineage.ToImmutable();
    }

    /// <summary>市民部 › 市民課.</summary>
    public string PathOf(int id) => string.Join(" › ", LineageOf(id).Reverse().Select(d => d.Name));

    /// <summary>How many levels the department and what stands below it take.</summary>
    public int HeightOf(int id) => 1 + ChildrenOf(id).Select(c => HeightOf(c.Id)).DefaultIfEmpty(0).Max();
}
