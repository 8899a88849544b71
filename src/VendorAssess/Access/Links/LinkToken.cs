using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.Access.Links;

/// <summary>
/// A secret of 256 random bits: what an address or a cookie carries, of which the database has only the hash. Comparing
/// is a look-up by that hash, whose time says nothing about the secret.
/// </summary>
public sealed record LinkToken(string Secret)
{
    /// <summary>Signs of base64url that 32 bytes take.</summary>
    public const int Length = 43;

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    /// <summary>Where the link leads, below the base of the installation.</summary>
    public string Path => $"/answer/{Secret}";

    public static LinkToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    // A record would write its secret into every log line that it comes into.
    public override string ToString() => nameof(LinkToken);
}
