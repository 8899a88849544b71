using System.Collections.Immutable;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>
/// Whose posts nobody acts for without a second factor. The people of the demo are spared: it is there to be tried.
/// </summary>
public sealed record SecondFactorRules(ImmutableArray<string> For)
{
    private const string Default = $"{Roles.Chief};{Roles.Ciso};{Roles.Administrator}";

    public bool IsNeeded(SignedIn signedIn) => !signedIn.Demo && For.Any(signedIn.Person.Holds);

    /// <summary>SignIn:SecondFactorFor, roles parted by semicolons; empty for nobody.</summary>
    public static SecondFactorRules From(IConfiguration configuration)
    {
        var roles = (configuration["SignIn:SecondFactorFor"] ?? Default)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return roles.FirstOrDefault(role => !Roles.All.Contains(role)) is { } unknown
            ? throw new InvalidOperationException(
                $"SignIn:SecondFactorFor names \"{unknown}\"; the roles are {string.Join(' ', Roles.All)}")
            : new([.. roles]);
    }
}
