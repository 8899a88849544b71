namespace VendorAssess.Access.Network;

/// <summary>
/// Where this installation is reached, from configuration only: links never follow what a browser claims.
/// </summary>
public sealed record LinkBase(Uri Address)
{
    private static readonly Uri Unconfigured = new("http://localhost:5000/");

    public bool IsHttps => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>scheme://host[:port], as browsers send it in Origin.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public Uri To(string path) => new(Address, path.TrimStart('/'));

    public static LinkBase From(IConfiguration configuration) =>
        configuration["Site:LinkBase"] is { Length: > 0 } configured
            ? new(Checked(configured))
            : new(ListeningAddresses.Of(configuration).FirstOrDefault(Unconfigured));

    private static Uri Checked(string configured) =>
        Uri.TryCreate(configured.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new InvalidOperationException(
                $"Site:LinkBase is \"{configured}\"; write the address people use, like https://va.example.lg.jp/");
}
