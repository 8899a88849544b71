using System.Globalization;

namespace VendorAssess.Store;

/// <summary>The head of the chain kept in a file outside the database, so that a cut tail or a chain written anew shows.</summary>
public sealed record AuditAnchor(string File)
{
    /// <summary>Null before the first check; a file of another kind throws <see cref="FormatException"/>.</summary>
    public async Task<ChainHead?> Read()
    {
        if (!System.IO.File.Exists(File))
            return null;
        return (await System.IO.File.ReadAllTextAsync(File)).Trim().Split(' ') is [var seq, { Length: 64 } hash]
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ChainHead(number, hash)
            : throw new FormatException($"{File} は、このコマンドが書いた末尾の記録ではありません。");
    }

    public async Task Write(ChainHead head)
    {
        var unfinished = $"{File}.unfinished";
        await System.IO.File.WriteAllTextAsync(unfinished, $"{head.Seq} {head.Hash}\n");
        System.IO.File.Move(unfinished, File, overwrite: true);
    }
}
