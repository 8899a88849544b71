using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Cases;

/// <summary>
/// The policies that a case may begin under: those named by the setting <c>Policies:Offered</c> (ids, separated by
/// commas), or all that are held. The others stay readable, for comparison.
/// </summary>
public sealed class OfferedPolicies(Editions editions, IConfiguration configuration)
{
    private readonly string[] named = Named(configuration);

    public IEnumerable<Policy> All =>
        editions.Current.Policies.Values.Where(p => named.Length == 0 || named.Contains(p.Id, StringComparer.Ordinal));

    public Policy? Find(string? id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>Why the setting cannot be followed; null when it can.</summary>
    public static string? WhyNot(IConfiguration configuration, ContentLibrary content) =>
        Named(configuration).FirstOrDefault(id => !content.Policies.ContainsKey(id)) is { } unknown
            ? $"設定 Policies:Offered の対策基準 {unknown} はありません（{string.Join("、", content.Policies.Keys)}）。"
            : null;

    private static string[] Named(IConfiguration configuration) =>
        (configuration["Policies:Offered"] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
