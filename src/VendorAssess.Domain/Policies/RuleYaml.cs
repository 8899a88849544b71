namespace VendorAssess.Domain.Policies;

/// <summary>A rule as a policy file writes it; rules that say the same in the same words have equal texts.</summary>
public static class RuleYaml
{
    public static string Of(Rule rule) => rule switch
    {
        Rule.All(var items) => $"{{ all: [{string.Join(", ", items.Select(Of))}] }}",
        Rule.Any(var items) => $"{{ any: [{string.Join(", ", items.Select(Of))}] }}",
        Rule.Not(var item) => $"{{ not: {Of(item)} }}",
        Rule.Always => "always",
        Rule.Never => "never",
        Rule.Consult => "consult",
        Rule.Unregistered("") => "unregistered",
        Rule.Unregistered(var standard) => $"{{ unregistered: {standard} }}",
        // A file says unregistered here; which rows stand for it is told too, since they decide.
        Rule.Registered(var standard, var rows, var partly) =>
            $"{{ {(partly ? "partly" : "registered")}: {standard}, rows: {List(rows.Select(r => r.Id))} }}",
        Rule.RecordLeaf(var record) => $"{{ record: {record} }}",
        Rule.FactLeaf(var row) => $"{{ fact: {Of(row)} }}",
        Rule.AnswerLeaf(var question, "value", var test) => $"{{ {question}: {Of(test)} }}",
        Rule.AnswerLeaf(var question, var field, var test) => $"{{ {question}.{field}: {Of(test)} }}",
        _ => throw new InvalidOperationException($"Unknown rule {rule.GetType().Name}."),
    };

    public static string Of(DecisionTable table) => $"[{string.Join(", ", table.Rows.Select(Of))}]";

    public static string Of(Row row) =>
        row.Cells.IsEmpty ? "{}" : $"{{ {string.Join(", ", row.Cells.Select(c => $"{c.Fact}: {Of(c)}"))} }}";

    private static string Of(Cell cell) => cell.Test switch
    {
        CellTest.AnyOf => List(cell.Values),
        CellTest.Only => $"{{ only: {List(cell.Values)} }}",
        CellTest.NoneOf => $"{{ none: {List(cell.Values)} }}",
        CellTest.Known => "known",
    };

    private static string Of(AnswerTest test) => test switch
    {
        AnswerTest.Answered => "answered",
        AnswerTest.Present => "present",
        AnswerTest.AnyOf(var letters) => List(letters),
        AnswerTest.AllOf(var letters) => $"{{ all_of: {List(letters)} }}",
        AnswerTest.NoneOf(var letters) => $"{{ none: {List(letters)} }}",
        AnswerTest.OnlyOf(var letters) => $"{{ only: {List(letters)} }}",
        AnswerTest.AtMost(var limit) => $"{{ at_most: {limit} }}",
        AnswerTest.AtLeast(var limit) => $"{{ at_least: {limit} }}",
        AnswerTest.OnlyCountries(var codes) => $"{{ countries: {List(codes)} }}",
        AnswerTest.CoversUse => "{ covers: use }",
        _ => throw new InvalidOperationException($"Unknown test {test.GetType().Name}."),
    };

    private static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";
}
