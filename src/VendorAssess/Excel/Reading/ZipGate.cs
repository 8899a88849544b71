namespace VendorAssess.Excel.Reading;

/// <summary>Looks at the whole zip before anything is understood: names, sizes, checksums.</summary>
internal static class ZipGate
{
    private static readonly (string Mark, string What)[] ForbiddenNames =
    [
        ("vbaproject", "マクロ"), ("/macrosheets/", "マクロ"), ("/dialogsheets/", "マクロ"), ("vbadata", "マクロ"),
        ("/embeddings/", "埋め込みオブジェクト（OLE）"), ("oleobject", "埋め込みオブジェクト（OLE）"),
        ("/activex/", "ActiveXコントロール"), ("/externallinks/", "外部リンク"),
        ("xl/connections.", "外部データ接続"), ("/querytables/", "外部データ接続"),
    ];

    private static readonly string[] ArchiveEndings =
        [".zip", ".rar", ".7z", ".gz", ".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".jar", ".exe", ".dll"];

    public static IReadOnlyDictionary<string, ZipEntry> Pass(byte[] file, Budget budget)
    {
        CheckMagic(file);
        var parts = new Dictionary<string, ZipEntry>(StringComparer.OrdinalIgnoreCase);
        var entries = ZipDirectory.Read(file);
        CheckSizes(entries);
        foreach (var entry in entries.Where(entry => !IsFolder(entry)))
        {
            CheckName(entry.Name);
            if (!parts.TryAdd(entry.Name, entry))
                throw Refusal.BrokenZip($"同じ名前の部品が二つあります: {entry.Name}");
        }
        foreach (var entry in parts.Values)
        {
            entry.Verify(budget);
            CheckContent(entry);
        }
        return parts;
    }

    /// <summary>A zip or an old office file: what is no text table in any encoding.</summary>
    public static bool LooksPacked(byte[] file) => file is [(byte)'P', (byte)'K', ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    private static void CheckMagic(byte[] file)
    {
        if (file is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw file.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0
                ? Refusal.Password()
                : Refusal.OldFormat();
        if (file is not [(byte)'P', (byte)'K', 3, 4, ..])
            throw Refusal.NotXlsx();
    }

    private static void CheckSizes(IReadOnlyList<ZipEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Size > Limits.EntryBytes
                || (entry.Size > Limits.RatioMatters && entry.Size / Limits.Ratio > entry.Packed.Length))
                throw Refusal.TooLarge(entry.Name);
        }
        if (entries.Sum(entry => entry.Size) > Limits.TotalBytes)
            throw Refusal.TooLarge("展開後の大きさ");
    }

    private static void CheckName(string name)
    {
        var lower = "/" + name.ToLowerInvariant();
        foreach (var (mark, what) in ForbiddenNames)
        {
            if (lower.Contains(mark, StringComparison.Ordinal))
                throw Refusal.Forbidden(what, name);
        }
        if (ArchiveEndings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal)))
            throw Refusal.Forbidden("別のファイル", name);
    }

    private static void CheckContent(ZipEntry entry)
    {
        var hidden = entry.Start(6) is
            [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]
            or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..];
        if (hidden)
            throw Refusal.Forbidden("別のファイル", entry.Name);
    }

    private static bool IsFolder(ZipEntry entry) => entry.Name.EndsWith('/') && entry.Size == 0;
}
