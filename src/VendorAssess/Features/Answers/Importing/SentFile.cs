using System.Security.Cryptography;
using VendorAssess.Domain;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>A file that somebody sent, whole in memory; its name is only ever shown as text.</summary>
public sealed record SentFile(string Name, byte[] Bytes)
{
    public const int Largest = 20 << 20;

    /// <summary>Above the largest file, so that a file slightly too large is answered on its page.</summary>
    public const long LargestRequest = 28 << 20;

    private const int LongestName = 200;

    /// <summary>SHA-256, lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static string? WhyNot(IFormFile? upload) => upload switch
    {
        null or { Length: 0 } => "ファイルを選んでください。空のファイルは取り込めません。",
        { Length: > Largest } => "ファイルが 20MB を超えています。画像などを取り除いて小さくしてください。",
        _ => null,
    };

    public static async Task<SentFile> Of(IFormFile upload)
    {
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes);
        return new SentFile(NameOf(upload), bytes.ToArray());
    }

    // Neither a path nor a type is taken from it.
    private static string NameOf(IFormFile upload)
    {
        var name = TypedValues.Clean(upload.FileName.Split('/', '\\')[^1]).ReplaceLineEndings(" ").Trim();
        return name.Length <= LongestName ? name : string.Concat(name.EnumerateRunes().Take(LongestName / 2)) + "…";
    }
}
