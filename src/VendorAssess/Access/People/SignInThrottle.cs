using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

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

    /// <summary>
    /// The same at one account from all networks, for who guesses from hundreds of them: browsers new to the account wait a
    /// little together; those that it knows do not, nor does a passkey.
    /// </summary>
    public static readonly int[] AnywhereWaits = [.. Enumerable.Repeat(0, 100), 1, 2, 5, 10];

    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Stands for all accounts together.</summary>
    public static readonly byte[] AllAccounts = AccountHash("");

    /// <summary>All browsers new to an account as one: who guesses does so from everywhere at once.</summary>
    public const string Anywhere = "anywhere";

    public static byte[] AccountHash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(login));

    /// <summary>A counter beside that of the login: guesses at a code, or at the password in an open session.</summary>
    public static byte[] PersonHash(string what, int personId) => AccountHash($"{what} {personId}");

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
