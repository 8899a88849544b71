using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Tests.Mail;

/// <summary>A mail as a mail program reads it, by the few rules of MIME that ours need.</summary>
public sealed partial record ReadMail(string File, IReadOnlyList<KeyValuePair<string, string>> Heads, string Body)
{
    public string this[string head] => Heads.Single(h => h.Key.Equals(head, StringComparison.OrdinalIgnoreCase)).Value;

    public bool Has(string head) => Heads.Any(h => h.Key.Equals(head, StringComparison.OrdinalIgnoreCase));

    /// <summary>What comes after /answer/ in the one link of the body.</summary>
    public string Secret => Assert.Single(Links().Matches(Body)).Groups["secret"].Value;

    public static ReadMail Of(string file) => Parse(System.IO.File.ReadAllText(file, Encoding.ASCII), file);

    public static ReadMail Parse(string text, string file = "")
    {
        // A mail is ASCII to its last byte: what is not came as "?" and does not read back.
        var lines = text.ReplaceLineEndings("\n");
        var end = lines.IndexOf("\n\n", StringComparison.Ordinal);
        var heads = lines[..end].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal)
            .Split('\n')
            .Select(l => KeyValuePair.Create(l.Split(':')[0], Decode(l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())));
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(lines[end..].Replace("\n", "", StringComparison.Ordinal)));
        return new ReadMail(file, [.. heads], body.ReplaceLineEndings("\n"));
    }

    private static string Decode(string head) => Words().Replace(
        Between().Replace(head, "?==?"),
        word => Encoding.UTF8.GetString(word.Groups["how"].Value.Equals("B", StringComparison.OrdinalIgnoreCase)
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : Quoted(word.Groups["text"].Value)));

    private static byte[] Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
                bytes.Add((byte)(text[i] == '_' ? ' ' : text[i]));
            else
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
            i += text[i] == '=' ? 2 : 0;
        }
        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?(?<how>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    // Spaces between two encoded words are no part of the text.
    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex("/answer/(?<secret>[A-Za-z0-9_-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
