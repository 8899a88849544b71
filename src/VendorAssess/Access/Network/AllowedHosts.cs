namespace VendorAssess.Access.Network;

/// <summary>The names this installation answers to; a foreign Host header poisons links and caches.</summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Site:Hosts, parted by semicolons; without it this machine and the hosts of --urls.</summary>
    public AllowedHosts(IConfiguration configuration, LinkBase linkBase)
    {
        var configured = configuration["Site:Hosts"] is { Length: > 0 } names
            ? names.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : ["localhost", "127.0.0.1", "[::1]", .. ListeningAddresses.Of(configuration).Select(a => a.Host)];
        hosts.UnionWith(configured);
        hosts.Add(linkBase.Address.Host);
    }

    public bool Contains(HostString host) => host.HasValue && hosts.Contains(host.Host);
}
