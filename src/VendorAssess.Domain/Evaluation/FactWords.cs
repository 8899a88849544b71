using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Facts in the policy's own words, for reasons and pages.</summary>
public static class FactWords
{
    public static string Label(this Policy policy, string fact) =>
        policy.FindFact(fact)?.Label ?? policy.FindAxis(fact)?.Label ?? fact;

    public static string ValueLabel(this Policy policy, string fact, string value) =>
        policy.FindAxis(fact)?.Levels.FirstOrDefault(l => l.Id == value)?.Label
        ?? policy.FindFact(fact)?.Options.FirstOrDefault(o => o.Value == value)?.Label
        ?? SegmentLabel(policy, fact, value)
        ?? Common(fact, value);

    public static string ValuesLabel(this Policy policy, string fact, ImmutableArray<string> values) =>
        values.IsEmpty ? "なし" : string.Join("・", values.Select(v => policy.ValueLabel(fact, v)));

    private static string? SegmentLabel(Policy policy, string fact, string value) =>
        fact == "segments" ? policy.Segments.FirstOrDefault(s => s.Id == value)?.Label : null;

    private static string Common(string fact, string value) => FactCatalog.Find(fact)?.Kind switch
    {
        FactKind.Flag => value == "true" ? "はい" : "いいえ",
        FactKind.Date when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var date) => JapaneseDate.Format(date),
        _ => value,
    };
}
