using System.Net;
using IPNetwork = System.Net.IPNetwork;

namespace VendorAssess.Access.Network;

/// <summary>The machines in front of us whose headers count; from all others they are ignored.</summary>
public sealed record TrustedProxies(IReadOnlyList<IPNetwork> Networks)
{
    public bool Contains(IPAddress? address) =>
        address is not null && Networks.Any(network => network.Contains(Plain(address)));

    /// <summary>Site:Proxies, addresses or networks (10.0.0.0/24) parted by semicolons.</summary>
    public static TrustedProxies From(IConfiguration configuration) =>
        new([.. (configuration["Site:Proxies"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Network)]);

    private static IPNetwork Network(string proxy)
    {
        if (proxy.Contains('/'))
            return IPNetwork.Parse(proxy);
        var address = IPAddress.Parse(proxy);
        return new(address, address.GetAddressBytes().Length * 8);
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
