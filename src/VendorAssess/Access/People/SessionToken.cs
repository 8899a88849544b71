using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.Access.People;

/// <summary>The secret of one sign-in: the cookie carries it, the database only its hash.</summary>
public sealed record SessionToken(string Secret)
{
    public const string ClaimType = "session";

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    public static SessionToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static SessionToken? Of(ClaimsPrincipal? principal) =>
        principal?.FindFirst(ClaimType) is { Value: var secret } ? new(secret) : null;
}
