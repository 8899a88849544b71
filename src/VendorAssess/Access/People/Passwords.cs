using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VendorAssess.Access.Accounts;

namespace VendorAssess.Access.People;

/// <summary>Password hashes: PBKDF2 with HMAC-SHA-512 at the iterations that OWASP asks for.</summary>
public sealed class Passwords : PasswordHasher<Account>
{
    public const int Iterations = 220_000;

    private static readonly Account Nobody = new();

    // Who guesses by the thousand waits for the others' guesses, not the others for the processor.
    private static readonly SemaphoreSlim Processors = new(Environment.ProcessorCount);
    private readonly Lazy<string> hashOfNobody;

    public Passwords()
        : base(Options.Create(new PasswordHasherOptions { IterationCount = Iterations })) =>
        hashOfNobody = new(() => Hash(Guid.NewGuid().ToString()));

    public string Hash(string password) => HashPassword(Nobody, password);

    /// <summary>Costs the same without a hash, so that time does not tell which logins exist.</summary>
    public async Task<PasswordVerificationResult> Check(string? hash, string password)
    {
        await Processors.WaitAsync();
        try
        {
            var result = VerifyHashedPassword(Nobody, hash ?? hashOfNobody.Value, password);
            return hash is null ? PasswordVerificationResult.Failed : result;
        }
        finally
        {
            Processors.Release();
        }
    }
}
