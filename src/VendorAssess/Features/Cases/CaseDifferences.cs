using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Features.Cases;

/// <summary>One thing that two people wrote differently.</summary>
public sealed record CaseDifference(string Label, string Mine, string Saved);

/// <summary>What a change that came too late says otherwise than the case as someone else saved it.</summary>
public static class CaseDifferences
{
    public static ImmutableArray<CaseDifference> Between(CaseChange mine, SeenCase saved)
    {
        var policy = saved.Edition.Policy;
        var before = saved.Facts.Completed(policy);
        var now = AskedFacts.Read(policy, before, mine.Typed, []);
        var words = new[]
        {
            new CaseDifference("件名", mine.Wording.Title.Trim(), saved.Row.Title),
            new CaseDifference("利用の目的", mine.Wording.Purpose.Trim(), saved.Row.Purpose),
        };
        var facts = policy.Facts.Select(f => new CaseDifference(f.Label, Show(now, f.Id), Show(before, f.Id)));
        return [.. words.Concat(facts).Where(d => d.Mine != d.Saved)];

        string Show(Facts facts, string fact) =>
            facts[fact] is { } values ? policy.ValuesLabel(fact, values) : "まだ決まっていない";
    }
}
