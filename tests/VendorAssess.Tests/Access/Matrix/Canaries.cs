using System.Security.Cryptography;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>A string that stands in one place of one subject's and nowhere else.</summary>
public sealed record Canary(string Subject, string Kind, string Text)
{
    /// <summary>What a vendor says of its service is no department's secret: all may consider it.</summary>
    public bool IsShared => Kind.StartsWith("vendor-", StringComparison.Ordinal);

    /// <summary>What the city says to a vendor.</summary>
    public bool IsToldToVendor => Kind is "service" or "title" or "message" or "contact" or "recipient" or "reopening";
}

/// <summary>Makes the strings, and finds them in what somebody received.</summary>
public sealed class Canaries
{
    private const string Sign = "CANARY";
    private const int Digits = 16;

    private readonly Dictionary<string, Canary> all = new(StringComparer.Ordinal);
    private readonly Lock adding = new();

    public IReadOnlyCollection<Canary> All => all.Values;

    /// <summary>The string of a place; the same one when asked again.</summary>
    public string Of(string subject, string kind)
    {
        lock (adding)
        {
            var known = all.Values.FirstOrDefault(c => c.Subject == subject && c.Kind == kind);
            if (known is null)
            {
                known = new(subject, kind, Sign + Convert.ToHexString(RandomNumberGenerator.GetBytes(Digits / 2)));
                all.Add(known.Text, known);
            }
            return known.Text;
        }
    }

    public IEnumerable<Canary> In(string received)
    {
        for (var at = 0; (at = received.IndexOf(Sign, at, StringComparison.Ordinal)) >= 0; at += Sign.Length)
        {
            var end = at + Sign.Length + Digits;
            if (end <= received.Length && all.TryGetValue(received[at..end], out var canary))
                yield return canary;
        }
    }
}
