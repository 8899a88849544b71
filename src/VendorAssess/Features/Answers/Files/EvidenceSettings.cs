using VendorAssess.Domain.Evidence;

namespace VendorAssess.Features.Answers.Files;

/// <summary>
/// How much evidence is kept, and who looks for viruses in it: <c>Evidence:Clamd</c> is <c>host:port</c> or the path of a
/// socket; without it nobody does.
/// </summary>
public sealed record EvidenceSettings(EvidenceLimits Limits, string? Clamd)
{
    /// <summary>What the page's own limit leaves room for.</summary>
    public const int MostMegabytes = 50;

    public static EvidenceSettings From(IConfiguration configuration) => new(
        new EvidenceLimits(
            (long)Math.Clamp(configuration.GetValue("Evidence:LargestFileMegabytes", 20), 1, MostMegabytes) << 20,
            (long)Math.Max(1, configuration.GetValue("Evidence:SheetMegabytes", 400)) << 20),
        configuration["Evidence:Clamd"] is { Length: > 0 } clamd ? clamd : null);
}
