namespace VendorAssess.Access.Circuits;

/// <summary>How many circuits one person and one process may hold; each costs memory until it is closed.</summary>
public sealed record CircuitLimits(int PerPerson, int Total)
{
    public static CircuitLimits From(IConfiguration configuration) => new(
        configuration.GetValue("Circuits:PerPerson", 20),
        configuration.GetValue("Circuits:Total", 4000));
}
