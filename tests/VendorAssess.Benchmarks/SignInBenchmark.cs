using Microsoft.Extensions.Logging.Abstractions;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;

namespace VendorAssess.Benchmarks;

/// <summary>
/// A whole sign-in by password (throttle, hash, session, audit entry) against the bare hash: what the rest adds. One at
/// a time, so the floor's time is also what one processor core gives: its inverse is sign-ins per second and core.
/// </summary>
public static class SignInBenchmark
{
    private const string Network = "192.0.2.1";

    public static Pair For(Installation installation)
    {
        var passwords = new Passwords();
        var hash = passwords.Hash(DemoPeople.Password);
        var rules = new SessionRules(TimeSpan.FromHours(1), TimeSpan.FromHours(12), Demo: true);
        var signIn = new SignInByPassword(
            installation.Postgres, passwords, rules, TimeProvider.System, NullLogger<SignInByPassword>.Instance);
        return new Pair(
            "a sign-in by password: throttle, hash, session and audit entry",
            $"the bare hash, PBKDF2-HMAC-SHA-512 with {Passwords.Iterations:N0} iterations",
            () => signIn.Run("keiyaku", DemoPeople.Password, new CameFrom(Network)),
            () => passwords.Check(hash, DemoPeople.Password));
    }
}
