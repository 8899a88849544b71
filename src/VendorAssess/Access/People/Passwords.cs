using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VendorAssess.Access.People;

/// <summary>Password hashes: PBKDF2 with HMAC-SHA-512 at the iterations that OWASP asks for.</summary>
public sealed class Passwords
{
    private const int Iterations = 220_000;
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly Lazy<string> hashOfNobody;

    public Passwords() => hashOfNobody = new(() => Hash(Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Costs the same without a hash, so that time does not tell which logins exist.</summary>
    public bool Matches(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? hashOfNobody.Value, password)
            != PasswordVerificationResult.Failed
        && hash is not null;
}
