namespace VendorAssess.Access.People;

/// <summary>Where to go after sign-in: only to a page of this site, whatever the link said.</summary>
public static class LocalAddress
{
    public const string Home = "/";

    public static string OrHome(string? wanted) => IsLocal(wanted) ? wanted! : Home;

    // Browsers drop control characters and read a backslash as a slash, so "/\t/host" and "/\host" leave the site.
    private static bool IsLocal(string? wanted) =>
        wanted is ['/', ..]
        && !wanted.StartsWith("//", StringComparison.Ordinal)
        && !wanted.Contains('\\')
        && !wanted.Any(char.IsControl)
        && Uri.TryCreate(wanted, UriKind.Relative, out _);
}
