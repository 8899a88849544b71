using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>
/// The policies that a case may begin under: those named by the setting <c>Policies:Offered</c> (ids, separated by
/// commas), or all that are held. The others stay readable, for comparison.
/// </summary>
public sealed class OfferedPolicies(Editions editions, IConfiguration configuration)
{
    private readonly string[] named = Named(configuration);

    public IEnumerable<Policy> All =>
        editions.Current.Policies.Values.Where(p => named.Length == 0 || named.Contains(p.Id, StringComparer.Ordinal));

    /// <summary>The roles that a city under these policies has posts of, in the product's order.</summary>
    public ImmutableArray<string> Roles =>
    [
        .. Domain.People.Roles.All.Where(role =>
            !Domain.People.Roles.OnlyByPolicy.Contains(role) || All.Any(p => p.Roles.Any(r => r.Id == role))),
    ];

    /// <summary>The policy's title for a role; a plain one where several policies, which differ, are offered.</summary>
    public string RoleTitle(string role) =>
        All.Take(2).ToList() is [var only] ? only.RoleTitle(role) : Domain.People.Roles.Label(role);

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
