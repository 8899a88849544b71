using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

/// <summary>One level of an axis; <see cref="National"/> is the level of the national frame it corresponds to, or empty.</summary>
public sealed record Level(string Id, string Label, string Criteria, string National = "");

/// <summary>A scale of classification (分類軸); levels stand low to high.</summary>
public sealed record Axis(string Id, string Label, ImmutableArray<Level> Levels);

public sealed record Segment(string Id, string Label, string Help);

public sealed record FactOption(string Value, string Label, string Help);

/// <summary>A fact that the policy asks of a person, in its words, with the value taken when it is left out.</summary>
public sealed record AskedFact(
    string Id, string Label, string Help, ImmutableArray<string>? Default, ImmutableArray<FactOption> Options);

/// <summary>A role by the title that the policy gives it, and who takes it.</summary>
public sealed record PolicyRole(string Id, string Title, string Holder)
{
    /// <summary>Roles whose posts may be let handle the work of this one (委任); none where the policy says nothing.</summary>
    public ImmutableArray<string> Delegates { get; init; } = [];

    /// <summary>The clause that allows it.</summary>
    public string Delegation { get; init; } = "";
}

public sealed record Procedure(
    string Id,
    string Title,
    DecisionTable When,
    string Clause,
    string Why,
    ImmutableArray<string> Submits,
    ImmutableArray<string> Decides,
    ImmutableArray<string> Steps)
{
    /// <summary>What is asked and recorded before the request; null where the procedure asks for nothing.</summary>
    public AdviceRule? Advice { get; init; }

    /// <summary>What an approval counts as.</summary>
    public ImmutableArray<Fill> Fills { get; init; } = [];

    /// <summary>Nothing is applied for: only an 例外措置 leads out.</summary>
    public bool OnlyByException { get; init; }
}

public enum SamePerson
{
    /// <summary>Who submitted never decides.</summary>
    Refused,

    /// <summary>Who submitted decides only where nobody else holds a post that could, and records the reason.</summary>
    WhenNoOther,

    /// <summary>Who submitted may decide, and records the reason.</summary>
    WithReason,
}

/// <summary>兼務: whether one person may submit and decide, and by which clause.</summary>
public sealed record SamePersonRule(SamePerson Rule, string Clause, string Text)
{
    public bool Allows(int otherDeciders) =>
        Rule == SamePerson.WithReason || (Rule == SamePerson.WhenNoOther && otherDeciders == 0);
}

/// <summary>A record of the city's own that a requirement asks for (an assessment written, a design made).</summary>
public sealed record CityRecord(string Id, string Label, string Help)
{
    /// <summary>Roles that alone may write it, as it says what they decided; empty is whoever works on the case.</summary>
    public ImmutableArray<string> By { get; init; } = [];
}

/// <summary>A standard that the policy delegates to and that is not held: never guessed, always shown (基準未登録).</summary>
/// <param name="Clause">Where the policy delegates; empty when the policy only names it.</param>
/// <param name="Requirements">The requirements that cannot be judged in full without it.</param>
public sealed record MissingStandard(string Name, string Clause, ImmutableArray<string> Requirements);

/// <summary>A standard that the policy delegates to and that the city has registered as rows of its own (登録済み).</summary>
/// <param name="Clause">Where the policy delegates.</param>
/// <param name="Requirements">The requirements of the policy that it concerns.</param>
public sealed record RegisteredStandard(
    string Name, string Title, string Edition, string Note, string Clause, ImmutableArray<string> Requirements);

/// <summary>A clause (条項) by its canonical id, with a heading in our own words.</summary>
public sealed record Clause(string Id, string Heading)
{
    /// <summary>The registered standard that it stands in; empty for the policy's own.</summary>
    public string Standard { get; init; } = "";
}

/// <summary>One municipality's rules in one dated edition (対策基準); the hash is the SHA-256 of its files.</summary>
public sealed record Policy(
    string Id,
    string Title,
    string Edition,
    string Note,
    string Hash,
    string Template,
    ImmutableArray<Axis> Axes,
    ImmutableArray<Segment> Segments,
    ImmutableArray<AskedFact> Facts,
    ImmutableArray<MissingStandard> MissingStandards,
    ImmutableArray<PolicyRole> Roles,
    ImmutableArray<Procedure> Procedures,
    ImmutableDictionary<Strength, decimal> Weights,
    SamePersonRule SamePerson,
    ImmutableArray<CityRecord> Records,
    ImmutableArray<Clause> Clauses,
    ImmutableArray<Requirement> Requirements)
{
    /// <summary>No policy at all: for what is told of questions alone.</summary>
    public static readonly Policy None = new(
        "", "", "", "", "", "", [], [], [], [], [], [], ImmutableDictionary<Strength, decimal>.Empty,
        new SamePersonRule(Policies.SamePerson.Refused, "", ""), [], [], []);

    /// <summary>Who asks for and who grants an 例外措置; null where the policy knows none.</summary>
    public ExceptionRule? Exceptions { get; init; }

    /// <summary>Whether who audits may work in what is audited; null where the policy says nothing.</summary>
    public SameAuditorRule? SameAuditor { get; init; }

    /// <summary>Whom the register names for a use; where the policy says nothing, the manager.</summary>
    public ImmutableArray<ManagerRule> Managers { get; init; } = [];

    /// <summary>The standards that the city has registered; their rows stand among the requirements, after its own.</summary>
    public ImmutableArray<RegisteredStandard> Standards { get; init; } = [];

    /// <summary>The edition with those of the registered standards.</summary>
    public string EditionWithStandards => Standards.IsEmpty
        ? Edition
        : $"{Edition}、{string.Join('、', Standards.Select(s => $"{s.Title}（{s.Edition}）"))}";

    /// <summary>Not the policy of any city, but a frame to start a city's own file from (ひな形).</summary>
    public bool IsTemplate => Template.Length > 0;

    public string MissingStandardNames() => string.Join('、', MissingStandards.Select(s => s.Name));

    public Axis? FindAxis(string id) => Axes.FirstOrDefault(a => a.Id == id);

    public AskedFact? FindFact(string id) => Facts.FirstOrDefault(f => f.Id == id);

    public Requirement? FindRequirement(string id) => Requirements.FirstOrDefault(r => r.Id == id);

    /// <summary>The policy's own title for a role, or a plain one where the policy has no such role.</summary>
    public string RoleTitle(string role) =>
        Roles.FirstOrDefault(r => r.Id == role)?.Title ?? People.Roles.Label(role);

    /// <summary>Who alone may write a record of the city's own; empty where it is whoever works on the case.</summary>
    public string Writers(CityRecord record) => string.Join('、', record.By.Select(RoleTitle));
}
