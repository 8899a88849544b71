using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Features.Answers.Files;

/// <summary>What a zip says that it holds. Nothing is unpacked but the list of types, and that under a limit.</summary>
public static class OfficeZip
{
    private const int MostParts = 10_000;
    private const int LargestDirectory = 2 << 20;
    private const int LargestTypes = 1 << 20;
    private const int EndLength = 22;

    /// <summary>Null for what cannot be read within the limits.</summary>
    public static ZipContents? Read(Stream bytes)
    {
        if (!IsModest(bytes))
            return null;
        try
        {
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            var types = zip.GetEntry(ZipContents.TypesPart);
            return new ZipContents(
                [.. zip.Entries.Select(e => e.FullName)],
                types is null or { IsEncrypted: true } ? ImmutableDictionary<string, string>.Empty : Types(types),
                zip.Entries.Any(e => e.IsEncrypted));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            return null;
        }
    }

    // The framework makes an object of every entry; so the end of the file is asked first how many there are.
    private static bool IsModest(Stream bytes)
    {
        var end = new byte[(int)Math.Min(bytes.Length, EndLength + ushort.MaxValue)];
        bytes.Position = bytes.Length - end.Length;
        bytes.ReadExactly(end);
        bytes.Position = 0;
        var at = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        return at >= 0 && at + EndLength <= end.Length
            && BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 10)) <= MostParts
            && BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 12)) <= LargestDirectory;
    }

    private static ImmutableDictionary<string, string> Types(ZipArchiveEntry part)
    {
        var types = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestTypes,
        };
        using var content = part.Open();
        using var xml = XmlReader.Create(content, settings);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Override" } && xml.GetAttribute("PartName") is { } name)
                types[name] = xml.GetAttribute("ContentType") ?? "";
        }
        return types.ToImmutable();
    }
}
