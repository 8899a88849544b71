using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

public enum FactKind
{
    Flag, One, Many, Date,
}

/// <summary>A fact of a case that every policy understands, with the values it may take.</summary>
public sealed record FactDefinition(string Id, FactKind Kind, ImmutableArray<string> Values);

/// <summary>The facts that policies may use; the axes come from the policy.</summary>
public static class FactCatalog
{
    private static readonly ImmutableArray<string> TrueFalse = ["true", "false"];

    public static readonly ImmutableArray<FactDefinition> All =
    [
        Flag("cloud"),
        One("model", "saas", "paas", "iaas", "other"),
        One("contract", "terms", "terms-with-agreement", "outsourcing", "government", "lgwan-asp", "free"),
        new("segments", FactKind.Many,
            ["my-number", "lgwan", "lgwan-breakout", "internet", "internet-vpn", "standalone"]),
        Flag("own_network"),
        One("personal", "none", "yes", "sensitive"),
        One("my_number", "none", "administration", "related"),
        Flag("important_system"), Flag("sns"), Flag("web_meeting"), Flag("telework"), Flag("koseki"),
        Flag("external_network"), Flag("own_equipment"),
        // How the city divides its network (三層の対策): the national frame tells clouds apart by it.
        One("network_model", "alpha", "alpha-prime", "beta", "beta-prime"),
        new("use_from", FactKind.Date, []),
        new("use_until", FactKind.Date, []),
    ];

    public static FactDefinition? Find(string id) => All.FirstOrDefault(f => f.Id == id);

    private static FactDefinition Flag(string id) => new(id, FactKind.Flag, TrueFalse);

    private static FactDefinition One(string id, params string[] values) => new(id, FactKind.One, [.. values]);
}
