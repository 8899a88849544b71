using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>A record of the city's own that a case needs, and the requirements that ask for it.</summary>
public sealed record AskedRecord(CityRecord Record, ImmutableArray<string> Requirements);

public static class AskedRecords
{
    /// <summary>In the order of the policy: what the requirements that apply, or may apply, are judged by.</summary>
    public static ImmutableArray<AskedRecord> For(Policy policy, Facts facts)
    {
        var completed = facts.Completed(policy);
        var needed = policy.Requirements
            .Where(r => Applicability.Judge(r.Applies, policy, completed).Truth != Truth.False)
            .SelectMany(r => Of(r).Select(record => (record, r.Id)))
            .ToLookup(n => n.record, n => n.Id, StringComparer.Ordinal);
        return
        [
            .. policy.Records
                .Where(r => needed.Contains(r.Id))
                .Select(r => new AskedRecord(r, [.. needed[r.Id].Distinct(StringComparer.Ordinal)])),
        ];
    }

    private static IEnumerable<string> Of(Requirement requirement) =>
        In(requirement.Met).Concat(requirement.Partly is { } partly ? In(partly) : []);

    private static IEnumerable<string> In(Rule rule) => rule switch
    {
        Rule.All all => all.Items.SelectMany(In),
        Rule.Any any => any.Items.SelectMany(In),
        Rule.Not not => In(not.Item),
        Rule.RecordLeaf record => [record.Record],
        _ => [],
    };
}
