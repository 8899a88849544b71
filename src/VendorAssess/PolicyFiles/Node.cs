using System.Globalization;
using System.Text.Json.Nodes;

namespace VendorAssess.PolicyFiles;

/// <summary>A place in a file; lines and columns count from one.</summary>
public readonly record struct Place(string File, int Line, int Column);

/// <summary>
/// A mistake in a content file: where, what, and what to do. A notice (注意) is worth a look and refuses nothing.
/// </summary>
public sealed record Problem(Place Place, string What, bool IsNotice = false)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Place.File}:{Place.Line}:{Place.Column}: {(IsNotice ? "注意: " : "")}{What}");
}

/// <summary>A YAML value that remembers where it stands.</summary>
public abstract record Node(Place Place)
{
    /// <summary>Plain: written without quotes, so that true and 3 may mean more than their letters.</summary>
    public sealed record Scalar(Place Place, string Text, bool Plain) : Node(Place);

    public sealed record List(Place Place, IReadOnlyList<Node> Items) : Node(Place);

    public sealed record Map(Place Place, IReadOnlyList<Entry> Entries) : Node(Place)
    {
        public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
    }

    public sealed record Entry(string Key, Place Place, Node Value);

    /// <summary>The same value as JSON: what facts.json and answers.json hold may stand in YAML too.</summary>
    public JsonNode? ToJson() => this switch
    {
        Scalar { Plain: true, Text: "null" or "~" or "" } => null,
        Scalar { Plain: true, Text: "true" } => JsonValue.Create(true),
        Scalar { Plain: true, Text: "false" } => JsonValue.Create(false),
        Scalar { Plain: true } plain when decimal.TryParse(plain.Text, NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        Scalar scalar => JsonValue.Create(scalar.Text),
        List list => new JsonArray([.. list.Items.Select(i => i.ToJson())]),
        Map map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, e.Value.ToJson()))),
        _ => null,
    };
}
