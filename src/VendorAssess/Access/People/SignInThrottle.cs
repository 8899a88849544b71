using System.Net;
using System.Net.Sockets;

namespace VendorAssess.Access.People;

/// <summary>
/// How wrong guesses slow down the next one; nothing locks for good, so nobody can lock out somebody else.
/// </summary>
public static class SignInThrottle
{
    /// <summary>Seconds to wait after the n-th wrong guess at one account from one network.</summary>
    public static readonly int[] AccountWaits = [0, 0, 0, 0, 5, 10, 30, 60, 120, 300];

    /// <summary>
    /// The same over all accounts; long before it bites, so that a town hall behind one address can work.
    /// </summary>
    public static readonly int[] NetworkWaits = [.. Enumerable.Repeat(0, 100), 1, 2, 5, 10];

    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>IPv4 addresses singly, IPv6 by the /64 that one subscriber holds.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
