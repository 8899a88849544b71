using System.Collections.Immutable;

namespace VendorAssess.Domain.Answers;

/// <summary>The text of one of the city's own records, with the revision seen (wanted) or held.</summary>
public sealed record RecordText(string Record, int Revision, string Content);

/// <summary>What storing records would add, each with its new revision, and where someone was faster.</summary>
public sealed record RecordPlan(ImmutableArray<RecordText> Additions, ImmutableArray<string> Overtaken)
{
    public static RecordPlan For(IEnumerable<RecordText> wanted, IEnumerable<RecordText> held)
    {
        var newest = held.ToDictionary(r => r.Record, StringComparer.Ordinal);
        var changed = wanted
            .Select(w => (Wanted: w, Held: newest.GetValueOrDefault(w.Record) ?? new RecordText(w.Record, 0, "")))
            .Where(r => r.Wanted.Content != r.Held.Content)
            .ToList();
        return new RecordPlan(
            [
                .. changed
                    .Where(r => r.Wanted.Revision == r.Held.Revision)
                    .Select(r => r.Wanted with { Revision = r.Held.Revision + 1 }),
            ],
            [.. changed.Where(r => r.Wanted.Revision != r.Held.Revision).Select(r => r.Wanted.Record)]);
    }
}
