using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>A valid session: who it is, how it began, and what the account still lacks.</summary>
public sealed record SignedIn(
    Person Person, string Login, SignInMethod Method, bool MustChangePassword, bool HasSecondFactor, bool Demo,
    DateTime SeenAt)
{
    /// <summary>Set by the rules of the installation: posts that nobody acts for by password alone.</summary>
    public bool NeedsSecondFactor { get; init; }

    /// <summary>What has to be done before anything else, or null.</summary>
    public FirstStep? Due => this switch
    {
        // The proxy has seen to both.
        { Method: SignInMethod.Proxy } => null,
        { MustChangePassword: true } => FirstStep.Password,
        { NeedsSecondFactor: true, HasSecondFactor: false } => FirstStep.SecondFactor,
        _ => null,
    };
}

public enum FirstStep { Password, SecondFactor }
