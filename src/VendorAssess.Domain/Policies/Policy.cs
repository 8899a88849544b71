using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

public sealed record Level(string Id, string Label, string Criteria);

/// <summary>A scale of classification (分類軸); levels stand low to high.</summary>
public sealed record Axis(string Id, string Label, ImmutableArray<Level> Levels);

public sealed record Segment(string Id, string Label, string Help);

public sealed record FactOption(string Value, string Label, string Help);

/// <summary>A fact that the policy asks of a person, in its words, with the value taken when it is left out.</summary>
public sealed record AskedFact(
    string Id, string Label, string Help, ImmutableArray<string>? Default, ImmutableArray<FactOption> Options);

public sealed record PolicyRole(string Id, string Title, string Holder);

public sealed record Procedure(
    string Id,
    string Title,
    DecisionTable When,
    string Clause,
    string Why,
    ImmutableArray<string> Submits,
    ImmutableArray<string> Decides,
    ImmutableArray<string> Steps);

/// <summary>兼務: whether one person may submit and decide, and by which clause.</summary>
public sealed record SamePersonRule(bool AllowedWithReason, string Clause, string Text);

/// <summary>A record of the city's own that a requirement asks for (an assessment written, a design made).</summary>
public sealed record CityRecord(string Id, string Label, string Help);

/// <summary>One municipality's rules in one dated edition (対策基準); the hash is the SHA-256 of its file.</summary>
public sealed record Policy(
    string Id,
    string Title,
    string Edition,
    string Note,
    string Hash,
    ImmutableArray<Axis> Axes,
    ImmutableArray<Segment> Segments,
    ImmutableArray<AskedFact> Facts,
    ImmutableArray<string> MissingStandards,
    ImmutableArray<PolicyRole> Roles,
    ImmutableArray<Procedure> Procedures,
    ImmutableDictionary<Strength, decimal> Weights,
    SamePersonRule SamePerson,
    ImmutableArray<CityRecord> Records,
    ImmutableArray<Requirement> Requirements)
{
    public Axis? FindAxis(string id) => Axes.FirstOrDefault(a => a.Id == id);

    public AskedFact? FindFact(string id) => Facts.FirstOrDefault(f => f.Id == id);

    public Requirement? FindRequirement(string id) => Requirements.FirstOrDefault(r => r.Id == id);

    /// <summary>The policy's own title for a role, or the role's id where the policy has no such role.</summary>
    public string RoleTitle(string role) => Roles.FirstOrDefault(r => r.Id == role)?.Title ?? role;
}
