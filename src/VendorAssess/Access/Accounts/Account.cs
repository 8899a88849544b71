namespace VendorAssess.Access.Accounts;

/// <summary>
/// The row of a person as ASP.NET Core Identity works with it: it changes the properties and has the store save them.
/// </summary>
public sealed class Account
{
    public int Id { get; set; }

    public string Login { get; set; } = "";

    public string Name { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    public bool PasswordMustChange { get; set; }

    public Guid SecurityStamp { get; set; }

    public bool Active { get; set; }

    public bool Demo { get; set; }

    /// <summary>Protected by the key ring; null while no app is registered.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The newest step of 30 seconds whose code was used.</summary>
    public long AuthenticatorStep { get; set; }

    public bool HasPasskey { get; set; }

    public bool HasSecondFactor => AuthenticatorKey is not null || HasPasskey;
}
