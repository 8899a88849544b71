using System.Security.Cryptography;
using System.Text;
using VendorAssess.Access.People;

namespace VendorAssess.Access.Accounts;

/// <summary>
/// Codes on paper for the day the phone is lost: ten, each for one sign-in. Short enough to be typed, so hashed like
/// passwords; one salt a set, so that a typed code is hashed once.
/// </summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    public static byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(
        Normal(code), salt, Passwords.Iterations, HashAlgorithmName.SHA512, HashBytes);

    // As typed off paper: without regard to case, width, hyphens and spaces.
    private static string Normal(string code) =>
        string.Concat(code.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
