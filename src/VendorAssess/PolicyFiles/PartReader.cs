using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads the parts that policies and registered standards write alike.</summary>
public sealed class PartReader(Places places, List<Problem> problems)
{
    public ImmutableArray<CityRecord> Records(NodeReader reader) =>
    [
        .. Children(reader, "records", "記録")
            .Select(n => Placed(n, new CityRecord(n.Text("id"), n.Text("label"), n.OptionalText("help"))
            {
                By = n.Texts("by"),
            })),
    ];

    public ImmutableArray<Clause> Clauses(NodeReader reader) =>
        [.. reader.Entries("clauses").Select(Clause).OfType<Clause>()];

    public IEnumerable<NodeReader> Children(NodeReader reader, string key, string what) =>
        reader.Items(key).Select(n => NodeReader.For(n, problems, what)).OfType<NodeReader>();

    /// <summary>Names what nobody asked of the node, and keeps where the part read from it stands.</summary>
    public T Placed<T>(NodeReader reader, T part)
        where T : class
    {
        reader.Finish();
        return places.Keep(part, reader.Place);
    }

    private Clause? Clause(Node.Entry entry)
    {
        if (entry.Value is Node.Scalar { Text: var heading } && !string.IsNullOrWhiteSpace(heading))
            return places.Keep(new Clause(entry.Key, heading.Trim()), entry.Place);
        problems.Add(new Problem(entry.Place, $"条項 {entry.Key} の見出しを書いてください。"));
        return null;
    }
}
