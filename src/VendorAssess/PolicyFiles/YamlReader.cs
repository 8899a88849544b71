using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VendorAssess.PolicyFiles;

/// <summary>
/// Reads YAML from the event stream under limits. YamlDotNet's own loaders die of deep nesting and multiply aliases,
/// so depth is counted here and anchors, aliases and type tags are refused (QUALITY U7–U9).
/// </summary>
public sealed class YamlReader
{
    public const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxDepth = 40;
    // Up to here looking through the keys is faster than a set of them.
    private const int FewKeys = 16;
    private readonly string file;
    private readonly List<Problem> problems;
    private readonly IParser parser;
    private int depth;

    private YamlReader(string file, string text, List<Problem> problems)
    {
        this.file = file;
        this.problems = problems;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The document of the text, or null with the problem added.</summary>
    public static Node? Read(string file, string text, List<Problem> problems)
    {
        var start = new Place(file, 1, 1);
        if (text.Length > MaxBytes)
        {
            problems.Add(new Problem(start, $"大きすぎます（{MaxBytes / 1024 / 1024} MB まで）。ファイルを分けてください。"));
            return null;
        }
        var reader = new YamlReader(file, text, problems);
        try
        {
            return reader.Document();
        }
        // The scanner also throws InvalidOperationException on some broken flow collections.
        catch (Exception broken) when (broken is YamlException or InvalidOperationException)
        {
            var place = broken is YamlException at
                ? new Place(file, (int)at.Start.Line, (int)at.Start.Column)
                : reader.PlaceOf(reader.parser.Current!);
            return reader.Refuse(place, "ここから先が YAML として読めません。字下げ、引用符、コロン、括弧を確かめてください。");
        }
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return Refuse(new Place(file, 1, 1), "ファイルが空です。");
        var node = Value();
        return node is null || parser.TryConsume<DocumentEnd>(out _) && parser.Accept<StreamEnd>(out _)
            ? node
            : Refuse(PlaceOf(parser.Current!), "1 つのファイルには 1 つの文書だけを書いてください。");
    }

    private Node? Value()
    {
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            return Refuse(PlaceOf(parser.Current), "別名（& と *）は使えません。同じ内容も書き下してください。");
        if (parser.Current is NodeEvent { Tag.IsEmpty: false } tagged)
            return Refuse(PlaceOf(tagged), "型の指定（!）は使えません。");
        if (++depth > MaxDepth)
            return Refuse(PlaceOf(parser.Current!), $"入れ子が深すぎます（{MaxDepth} 段まで）。");
        Node? node = parser.Current switch
        {
            MappingStart => Map(),
            SequenceStart => List(),
            _ => Scalar(),
        };
        depth--;
        return node;
    }

    private Node.Scalar Scalar()
    {
        var scalar = parser.Consume<Scalar>();
        return new Node.Scalar(PlaceOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private Node.List? List()
    {
        var place = PlaceOf(parser.Consume<SequenceStart>());
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (Value() is not { } item)
                return null;
            items.Add(item);
        }
        return new Node.List(place, items);
    }

    private Node.Map? Map()
    {
        var place = PlaceOf(parser.Consume<MappingStart>());
        var entries = new List<Node.Entry>();
        HashSet<string>? keys = null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                return (Node.Map?)Refuse(PlaceOf(parser.Current!), "項目名は文字で書いてください。");
            if (entries.Count == FewKeys)
                keys = entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
            if (keys is null ? entries.Exists(e => e.Key == key.Value) : !keys.Add(key.Value))
                problems.Add(new Problem(PlaceOf(key), $"項目「{key.Value}」が 2 回あります。1 つにしてください。"));
            if (Value() is not { } value)
                return null;
            entries.Add(new Node.Entry(key.Value, PlaceOf(key), value));
        }
        return new Node.Map(place, entries);
    }

    private Node? Refuse(Place place, string what)
    {
        problems.Add(new Problem(place, what));
        return null;
    }

    private Place PlaceOf(ParsingEvent at) => new(file, (int)at.Start.Line, (int)at.Start.Column);
}
