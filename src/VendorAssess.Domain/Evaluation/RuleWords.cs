using System.Collections.Immutable;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Evaluation;

/// <summary>A rule as a person reads it, before anything is judged; in the shape of its tree.</summary>
public sealed record RuleText(string Text, ImmutableArray<RuleText> Parts)
{
    public static RuleText Leaf(string text) => new(text, []);

    public static RuleText Of(string text, IEnumerable<RuleText> parts) =>
        parts.ToImmutableArray() is var all && all is [var only] ? only : new(text, all);
}

/// <summary>Rules and decision tables in words.</summary>
public static class RuleWords
{
    public static RuleText Describe(this Rule rule, Policy policy, QuestionBank bank) => rule switch
    {
        Rule.All all => RuleText.Of("次のすべてを満たす", all.Items.Select(i => i.Describe(policy, bank))),
        Rule.Any any => RuleText.Of("次のいずれかを満たす", any.Items.Select(i => i.Describe(policy, bank))),
        Rule.Not not => new RuleText("次に当たらない", [not.Item.Describe(policy, bank)]),
        Rule.Always => RuleText.Leaf("常に満たす"),
        Rule.Never => RuleText.Leaf("該当した時点で満たさない"),
        Rule.Consult => RuleText.Leaf("要協議：対策基準だけでは決められず、人が判断する"),
        Rule.Unregistered(var standard) => RuleText.Leaf($"基準未登録：{Standard(standard)}が手元にない"),
        Rule.Registered registered => Describe(registered),
        Rule.FactLeaf fact => fact.Facts.Describe(policy),
        Rule.RecordLeaf record =>
            RuleText.Leaf($"市の記録「{policy.Records.FirstOrDefault(r => r.Id == record.Record)?.Label ?? record.Record}」がある"),
        Rule.AnswerLeaf leaf => RuleText.Leaf(Describe(leaf, bank)),
        _ => throw new InvalidOperationException($"Unknown rule {rule.GetType().Name}."),
    };

    public static string Standard(string name) => name.Length > 0 ? $"「{name}」" : "委ねられた基準";

    public static RuleText Describe(this DecisionTable table, Policy policy) =>
        RuleText.Of("次のいずれか", table.Rows.Select(r => r.Describe(policy)));

    private static RuleText Describe(this Row row, Policy policy) => row.Cells.IsEmpty
        ? RuleText.Leaf("すべての場合")
        : RuleText.Of("次のすべて", row.Cells.Select(c => RuleText.Leaf(c.Describe(policy))));

    /// <summary>What one cell of a table asks of a fact: 「機密性：「機密性3」」.</summary>
    public static string Describe(this Cell cell, Policy policy) => $"{policy.Label(cell.Fact)}：{cell.Asked(policy)}";

    /// <summary>The same under the name of the fact: 「機密性3」.</summary>
    public static string Asked(this Cell cell, Policy policy)
    {
        // A file may name values for which its policy has no words: nobody there can choose them.
        var known = cell.Values.Where(v => policy.ValueLabel(cell.Fact, v) != v).DefaultIfEmpty(cell.Values.FirstOrDefault(""));
        string[] labels = [.. known.Select(v => $"「{policy.ValueLabel(cell.Fact, v)}」")];
        var values = string.Join("、", labels);
        return (cell.Test, labels.Length) switch
        {
            (CellTest.Known, _) => "決まっている",
            (CellTest.Only, _) => $"{values}だけ",
            (CellTest.NoneOf, _) => $"{values}でない",
            (CellTest.AnyOf, 1) => values,
            (CellTest.AnyOf, _) => $"{values}のいずれか",
        };
    }

    private static RuleText Describe(Rule.Registered registered) => new(
        $"登録された基準「{registered.Standard}」の次の要件のうち、適用されるものがすべて{(registered.Partly ? "一部適合以上" : "適合")}である",
        [.. registered.Rows.Select(r => RuleText.Leaf($"{r.Id}「{r.Title}」（{r.Citation}）"))]);

    private static string Describe(Rule.AnswerLeaf leaf, QuestionBank bank)
    {
        var question = bank.Find(leaf.Question);
        var field = question?.FieldNamed(leaf.Field);
        var part = leaf.Field == Field.MainName ? "" : $"の「{field?.Label ?? leaf.Field}」";
        return $"{leaf.Question}「{question?.Text}」{part}が、{Wanted(leaf.Test, field)}";
    }

    /// <summary>What a test asks of an answer, with the words of the choices.</summary>
    public static string Wanted(AnswerTest test, Field? field) => test switch
    {
        AnswerTest.AnyOf([var only]) => Letters([only], field),
        AnswerTest.AnyOf(var letters) => $"{Letters(letters, field)}のいずれか",
        AnswerTest.AllOf(var letters) => $"{Letters(letters, field)}をすべて含む",
        AnswerTest.NoneOf(var letters) => $"{Letters(letters, field)}でない",
        AnswerTest.OnlyOf(var letters) => $"{Letters(letters, field)}だけ",
        _ => AnswerWords.Wanted(test, field),
    };

    private static string Letters(IEnumerable<string> letters, Field? field) =>
        string.Join("、", letters.Select(l => field?.ChoiceText(l) is { } text ? $"「{l}：{text}」" : $"「{l}」"));
}
