using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.Network;

namespace VendorAssess.Access.SignIns;

/// <summary>What the browser is asked, and the sealed text by which we know the answer again.</summary>
public sealed record PasskeyAsked(string Options, string State);

/// <summary>A right answer: whose it is, and the passkey with its counter moved on.</summary>
public sealed record PasskeyProof(Account Account, UserPasskeyInfo Passkey);

/// <summary>Asks a browser for a passkey and checks its answer (WebAuthn, by ASP.NET Core Identity).</summary>
public sealed class PasskeyCeremony(
    AccountManagers accounts, Seals seals, LinkBase linkBase, NpgsqlDataSource postgres)
{
    private const string SignIn = "PasskeySignIn";
    private const string Registration = "PasskeyRegistration";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Passkeys belong to a name and a secure connection; browsers refuse them for bare addresses.</summary>
    public bool IsPossible => linkBase.Address.HostNameType is UriHostNameType.Dns
        && (linkBase.IsHttps || linkBase.Address.Host == "localhost");

    /// <summary>The browser offers every passkey that it has for us; the answer says whose it is.</summary>
    public async Task<PasskeyAsked> AskForSignIn(HttpContext http)
    {
        await using var unused = postgres.CreateConnection();
        var asked = await accounts.PasskeysOn(unused).MakeRequestOptionsAsync(null, http);
        return new(asked.RequestOptionsJson, seals.Close(SignIn, asked.AssertionState!, Lifetime));
    }

    public async Task<PasskeyAsked> AskForRegistration(DbConnection db, Account account, HttpContext http)
    {
        var asked = await accounts.PasskeysOn(db).MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = $"{account.Id}", Name = account.Login, DisplayName = account.Name }, http);
        return new(asked.CreationOptionsJson, seals.Close(Registration, asked.AttestationState!, Lifetime));
    }

    /// <summary>Null when the answer is wrong, too late, or was given before.</summary>
    public async Task<PasskeyProof?> CheckSignIn(
        DbConnection db, string? state, string answer, HttpContext http, DateTime now)
    {
        if (seals.Open(SignIn, state) is not { } asked)
            return null;
        var result = await accounts.PasskeysOn(db).PerformAssertionAsync(
            new() { HttpContext = http, CredentialJson = answer, AssertionState = asked });
        return result.Succeeded && await db.SpendChallenge(SHA256.HashData(Encoding.UTF8.GetBytes(asked)), now)
            ? new(result.User, result.Passkey)
            : null;
    }

    /// <summary>The new passkey, or null when the answer is wrong, too late, or for somebody else.</summary>
    public async Task<UserPasskeyInfo?> CheckRegistration(
        DbConnection db, int personId, string? state, string answer, HttpContext http)
    {
        if (seals.Open(Registration, state) is not { } asked)
            return null;
        var result = await accounts.PasskeysOn(db).PerformAttestationAsync(
            new() { HttpContext = http, CredentialJson = answer, AttestationState = asked });
        return result.Succeeded && result.UserEntity.Id == $"{personId}" ? result.Passkey : null;
    }
}
