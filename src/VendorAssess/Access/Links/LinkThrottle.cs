using System.Security.Cryptography;

namespace VendorAssess.Access.Links;

/// <summary>How wrong links slow down the next one from the same network; the idea of sign-in, its counters too.</summary>
public static class LinkThrottle
{
    /// <summary>Seconds to wait after the n-th: a link cut off by a mail program is opened some times first.</summary>
    public static readonly int[] Waits = [.. Enumerable.Repeat(0, AlarmAt), 2, 5, 10, 30, 60];

    /// <summary>So many wrong links from one network are no slip any more.</summary>
    public const int AlarmAt = 20;

    /// <summary>No login has this hash: it is not the hash of a text.</summary>
    public static readonly byte[] AllLinks = SHA256.HashData([0xff, .. "answer links"u8]);
}
