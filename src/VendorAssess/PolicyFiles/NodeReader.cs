using System.Collections.Immutable;
using System.Globalization;

namespace VendorAssess.PolicyFiles;

/// <summary>Takes values out of a map and notes what is missing, of the wrong kind, or asked for by nobody.</summary>
public sealed class NodeReader(Node.Map map, List<Problem> problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    public static NodeReader? For(Node? node, List<Problem> problems, string what)
    {
        if (node is Node.Map map)
            return new NodeReader(map, problems);
        if (node is not null)
            problems.Add(new Problem(node.Place, $"{what}は「項目: 値」の形で書いてください。"));
        return null;
    }

    /// <summary>Where the value of the item stands; the map itself where there is no such item.</summary>
    public Place PlaceOf(string key) => map.Find(key)?.Value.Place ?? map.Place;

    public Node? Take(string key)
    {
        asked.Add(key);
        return map.Find(key)?.Value;
    }

    public string Text(string key)
    {
        var text = OptionalText(key);
        if (text.Length == 0)
            problems.Add(new Problem(map.Place, $"「{key}」がありません。書いてください。"));
        return text;
    }

    public string OptionalText(string key)
    {
        switch (Take(key))
        {
            case null:
                return "";
            case Node.Scalar scalar:
                return scalar.Text.Trim();
            case var other:
                problems.Add(new Problem(other.Place, $"「{key}」は 1 つの文字列で書いてください。"));
                return "";
        }
    }

    public decimal? OptionalNumber(string key)
    {
        if (Take(key) is not { } node)
            return null;
        if (node is Node.Scalar scalar
            && decimal.TryParse(scalar.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return number;
        problems.Add(new Problem(node.Place, $"「{key}」は数値で書いてください。"));
        return null;
    }

    /// <summary>A list of strings; one string alone is a list of one.</summary>
    public ImmutableArray<string> Texts(string key) =>
        [.. Items(key).Select(i => Scalar(i, key)).OfType<Node.Scalar>().Select(s => s.Text.Trim())];

    /// <summary>As <see cref="Texts"/>, with at least one.</summary>
    public ImmutableArray<string> RequiredTexts(string key)
    {
        var texts = Texts(key);
        if (texts.IsEmpty)
            problems.Add(new Problem(map.Place, $"「{key}」がありません。書いてください。"));
        return texts;
    }

    public IEnumerable<Node> Items(string key) => Take(key) switch
    {
        null => [],
        Node.List list => list.Items,
        var single => [single],
    };

    public IEnumerable<Node.Entry> Entries(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case Node.Map entries:
                return entries.Entries;
            case var other:
                problems.Add(new Problem(other.Place, $"「{key}」は「項目: 値」の形で書いてください。"));
                return [];
        }
    }

    /// <summary>Names every item that was never asked for: most likely a slip of the pen.</summary>
    public void Finish()
    {
        foreach (var entry in map.Entries.Where(e => !asked.Contains(e.Key)))
        {
            var known = string.Join("、", asked.Order(StringComparer.Ordinal));
            problems.Add(new Problem(entry.Place, $"「{entry.Key}」という項目はありません。使える項目: {known}"));
        }
    }

    private Node? Scalar(Node node, string key)
    {
        if (node is Node.Scalar)
            return node;
        problems.Add(new Problem(node.Place, $"「{key}」には文字列を並べてください。"));
        return null;
    }
}
