using System.Globalization;

namespace VendorAssess.Domain.Answers;

/// <summary>Evidence given as an address: text that a person may follow, and the server never does.</summary>
public static class EvidenceLink
{
    /// <summary>The address where the whole line is one of http or https; null for every other text.</summary>
    public static Uri? Of(string line) =>
        !line.Any(IsHidden)
        && Uri.TryCreate(line, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address is { Host.Length: > 0, UserInfo.Length: 0 }
            ? address
            : null;

    // What turns or hides letters could show another address than the one that is followed.
    private static bool IsHidden(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
