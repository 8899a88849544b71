using System.Runtime.InteropServices;

namespace VendorAssess.Excel.Reading;

/// <summary>A part of the file's bytes as a stream, without a copy.</summary>
internal sealed class ReadOnlyBytes(ReadOnlyMemory<byte> bytes)
    : MemoryStream(
        MemoryMarshal.TryGetArray(bytes, out var segment) ? segment.Array! : bytes.ToArray(),
        segment.Offset,
        bytes.Length,
        writable: false);
