using System.Security.Cryptography;

namespace VendorAssess.Access.People;

/// <summary>A random password to read out or type off a screen: no signs that look alike.</summary>
public static class OneTimePassword
{
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Signs, 5)));
}
