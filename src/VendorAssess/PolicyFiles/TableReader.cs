using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads decision tables: <c>applies: [{ cloud: true, confidentiality: ["3"] }]</c>.</summary>
public sealed class TableReader(ImmutableArray<Axis> axes, Places places, List<Problem> problems)
{
    public DecisionTable Table(Node? node) => node switch
    {
        null => new DecisionTable([]),
        Node.List list => new DecisionTable([.. list.Items.Select(Row)]),
        Node.Scalar { Text: "always" } => new DecisionTable([places.Keep(new Row([]), node.Place)]),
        _ => new DecisionTable([Row(node)]),
    };

    public Row Row(Node node)
    {
        if (node is Node.Map map)
            return places.Keep(new Row([.. map.Entries.Select(Cell).OfType<Cell>()]), node.Place);
        problems.Add(new Problem(node.Place, "条件の行は { 項目: 値 } の形で書いてください。"));
        return new Row([]);
    }

    private Cell? Cell(Node.Entry entry)
    {
        if (AllowedValues(entry.Key) is not { } allowed)
        {
            problems.Add(new Problem(entry.Place,
                $"「{entry.Key}」は分類軸にも案件の事実にもありません。綴りを確かめてください。"));
            return null;
        }
        var (test, node) = entry.Value switch
        {
            Node.Scalar { Text: "known" } => (CellTest.Known, null),
            Node.Map { Entries: [{ Key: "only" } only] } => (CellTest.Only, only.Value),
            Node.Map { Entries: [{ Key: "none" } none] } => (CellTest.NoneOf, none.Value),
            var value => (CellTest.AnyOf, (Node?)value),
        };
        return new Cell(entry.Key, test, node is null ? [] : Values(entry.Key, node, allowed));
    }

    private ImmutableArray<string> Values(string fact, Node node, ImmutableArray<string> allowed)
    {
        var items = node is Node.List list ? list.Items : [node];
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            if (item is Node.Scalar scalar && allowed.Contains(scalar.Text))
                values.Add(scalar.Text);
            else
            {
                var shown = item is Node.Scalar s ? s.Text : "…";
                problems.Add(new Problem(item.Place, $"{fact} に「{shown}」という値はありません（{string.Join("、", allowed)}）。"));
            }
        }
        return values.ToImmutable();
    }

    private ImmutableArray<string>? AllowedValues(string fact) =>
        axes.FirstOrDefault(a => a.Id == fact) is { } axis
            ? [.. axis.Levels.Select(l => l.Id)]
            : FactCatalog.Find(fact)?.Values;
}
