using System.Security.Cryptography;
using System.Text;

namespace VendorAssess.PolicyFiles;

/// <summary>A content file as read from disk; its name is what problems cite.</summary>
public sealed record ContentFile(string Name, string Text)
{
    public static IReadOnlyList<ContentFile> ReadAll(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(Read)]
            : [];

    public Node? Parse(List<Problem> problems) => YamlReader.Read(Name, Text, problems);

    /// <summary>SHA-256 over names and texts, lower-case hex: the same content always has the same hash.</summary>
    public static string Hash(IEnumerable<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Text.ReplaceLineEndings("\n")}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ContentFile Read(string path)
    {
        // A file too large to be read is cut one byte past the limit, so that the reader refuses it by name.
        using var stream = File.OpenRead(path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[Math.Min(stream.Length, YamlReader.MaxBytes + 1L)];
        return new ContentFile(Path.GetFileName(path), new string(buffer, 0, reader.ReadBlock(buffer)));
    }
}
