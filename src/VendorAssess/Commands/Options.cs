namespace VendorAssess.Commands;

/// <summary>The words behind a verb: <c>--name value</c> pairs and the rest in order.</summary>
public sealed record Options(IReadOnlyDictionary<string, string> Named, IReadOnlyList<string> Rest)
{
    /// <summary>Reads the words; an option not among <paramref name="known"/> or without a value is a problem.</summary>
    public static Options Read(string[] words, IReadOnlyCollection<string> known, List<string> problems)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                rest.Add(words[i]);
            else if (!known.Contains(words[i]))
                problems.Add($"{words[i]}: 知らない指定です（{string.Join("、", known)}）。");
            else if (i + 1 == words.Length)
                problems.Add($"{words[i]}: 値がありません。");
            else
                named[words[i]] = words[++i];
        }
        return new Options(named, rest);
    }

    public string? Find(string name) => Named.GetValueOrDefault(name);

    public string Require(string name, List<string> problems)
    {
        if (Find(name) is { } value)
            return value;
        problems.Add($"{name}: 指定してください。");
        return "";
    }
}
