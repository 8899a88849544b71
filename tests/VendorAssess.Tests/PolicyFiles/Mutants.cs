using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>A requirement with one slip of the pen in its met, partly or applies.</summary>
public sealed record Mutant(Requirement Original, Requirement Changed, string Change);

/// <summary>Every small change to a requirement that a tired author could make.</summary>
public sealed class Mutants(Policy policy, QuestionBank bank)
{
    public IEnumerable<Mutant> Of(Requirement requirement) =>
        OfRule(requirement.Met)
            .Select(m => new Mutant(requirement, requirement with { Met = m.Rule }, $"met: {m.Change}"))
            .Concat(OfPartly(requirement))
            .Concat(OfTable(requirement.Applies)
                .Select(m => new Mutant(requirement, requirement with { Applies = m.Table }, $"applies: {m.Change}")))
            .Concat(requirement.NotApplicableWhen.Select((q, i) => new Mutant(
                requirement,
                requirement with { NotApplicableWhen = requirement.NotApplicableWhen.RemoveAt(i) },
                $"not_applicable_when: without {q}")));

    private IEnumerable<Mutant> OfPartly(Requirement requirement) => requirement.Partly is not { } partly
        ? []
        : OfRule(partly)
            .Select(m => new Mutant(requirement, requirement with { Partly = m.Rule }, $"partly: {m.Change}"))
            .Append(new Mutant(requirement, requirement with { Partly = null }, "without partly"));

    private IEnumerable<(Rule Rule, string Change)> OfRule(Rule rule) => rule switch
    {
        Rule.All(var items) => OfItems(items, i => new Rule.All(i))
            .Concat(items.Length > 1 ? [(new Rule.Any(items), "all becomes any")] : []),
        Rule.Any(var items) => OfItems(items, i => new Rule.Any(i))
            .Concat(items.Length > 1 ? [(new Rule.All(items), "any becomes all")] : []),
        Rule.Not(var item) => OfRule(item).Select(m => ((Rule)new Rule.Not(m.Rule), m.Change))
            .Append((item, $"without not before {RuleYaml.Of(item)}")),
        Rule.FactLeaf(var row) =>
            OfRow(row).Select(m => ((Rule)new Rule.FactLeaf(m.Row), m.Change)).Append(Negated(rule)),
        Rule.AnswerLeaf leaf => OfTest(leaf)
            .Select(t => leaf with { Test = t })
            .Select(l => ((Rule)l, $"{RuleYaml.Of(leaf)} becomes {RuleYaml.Of(l)}"))
            .Append(Negated(rule)),
        Rule.Always => [(new Rule.Never(), "always becomes never")],
        Rule.Never => [(new Rule.Always(), "never becomes always")],
        Rule.Consult or Rule.Unregistered => [(new Rule.Always(), $"{RuleYaml.Of(rule)} becomes always")],
        _ => [Negated(rule)],
    };

    private static (Rule, string) Negated(Rule rule) => (new Rule.Not(rule), $"not {RuleYaml.Of(rule)}");

    private IEnumerable<(Rule, string)> OfItems(ImmutableArray<Rule> items, Func<ImmutableArray<Rule>, Rule> made)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items.Length > 1)
                yield return (made(items.RemoveAt(i)), $"without {RuleYaml.Of(items[i])}");
            foreach (var (changed, change) in OfRule(items[i]))
                yield return (made(items.SetItem(i, changed)), change);
        }
    }

    private IEnumerable<AnswerTest> OfTest(Rule.AnswerLeaf leaf) => leaf.Test switch
    {
        AnswerTest.AnyOf(var letters) => Sets(letters, Choices(leaf)).Select(l => new AnswerTest.AnyOf(l)),
        AnswerTest.NoneOf(var letters) => Sets(letters, Choices(leaf)).Select(l => new AnswerTest.NoneOf(l)),
        AnswerTest.OnlyOf(var letters) => Sets(letters, Choices(leaf)).Select(l => new AnswerTest.OnlyOf(l)),
        AnswerTest.AllOf(var letters) => Sets(letters, Choices(leaf)).Select(l => new AnswerTest.AllOf(l)),
        AnswerTest.AtMost(var limit) => [new AnswerTest.AtMost(limit - 1), new AnswerTest.AtMost(limit + 1)],
        AnswerTest.AtLeast(var limit) => [new AnswerTest.AtLeast(limit - 1), new AnswerTest.AtLeast(limit + 1)],
        AnswerTest.Present or AnswerTest.CoversUse => [new AnswerTest.Answered()],
        _ => [],
    };

    private ImmutableArray<string> Choices(Rule.AnswerLeaf leaf) =>
        [.. bank.Find(leaf.Question)!.FieldNamed(leaf.Field)!.Choices.Select(c => c.Letter)];

    // One letter too few, one too many; never none and never all, which say something else.
    private static IEnumerable<ImmutableArray<string>> Sets(
        ImmutableArray<string> letters, ImmutableArray<string> all) =>
        letters.Where(l => letters.Length > 1 && all.Contains(l)).Select(l => letters.Remove(l))
            .Concat(all.Where(l => !letters.Contains(l) && letters.Length + 1 < all.Length)
                .Select(l => letters.Add(l)));

    private IEnumerable<(DecisionTable Table, string Change)> OfTable(DecisionTable table)
    {
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            if (table.Rows.Length > 1)
                yield return (new DecisionTable(table.Rows.RemoveAt(i)), $"without the row {RuleYaml.Of(row)}");
            foreach (var (changed, change) in OfRow(row))
                yield return (new DecisionTable(table.Rows.SetItem(i, changed)), change);
        }
    }

    private IEnumerable<(Row Row, string Change)> OfRow(Row row)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            yield return (new Row(row.Cells.RemoveAt(i)), $"without {cell.Fact}");
            foreach (var changed in OfCell(cell))
            {
                yield return (new Row(row.Cells.SetItem(i, changed)),
                    $"{RuleYaml.Of(new Row([cell]))} becomes {RuleYaml.Of(new Row([changed]))}");
            }
        }
    }

    private IEnumerable<Cell> OfCell(Cell cell)
    {
        if (cell.Test == CellTest.Known)
            return [];
        var all = Offered(cell.Fact);
        var opposite = cell.Test == CellTest.NoneOf ? CellTest.AnyOf : CellTest.NoneOf;
        return Sets(cell.Values, all).Select(v => cell with { Values = v }).Append(cell with { Test = opposite });
    }

    // What a person can choose under the policy: a network that the city does not have changes nothing.
    private ImmutableArray<string> Offered(string fact) =>
        policy.FindFact(fact) is { } asked && policy.ChoicesOf(asked) is { IsEmpty: false } choices
            ? [.. choices.Select(c => c.Value)]
            : FactCatalog.Find(fact)!.Values;
}
