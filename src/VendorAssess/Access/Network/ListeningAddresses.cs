namespace VendorAssess.Access.Network;

/// <summary>The addresses of <c>--urls</c> as a browser on this machine would write them.</summary>
public static class ListeningAddresses
{
    private static readonly string[] Everywhere = ["*", "+", "0.0.0.0", "[::]"];

    public static IEnumerable<Uri> Of(IConfiguration configuration) =>
        (configuration["urls"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(BindingAddress.Parse)
            .Select(a => new Uri($"{a.Scheme}://{NamedHost(a.Host)}:{a.Port}/"));

    private static string NamedHost(string host) => Everywhere.Contains(host) ? "localhost" : host;
}
