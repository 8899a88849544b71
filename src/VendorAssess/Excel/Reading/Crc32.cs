namespace VendorAssess.Excel.Reading;

/// <summary>The checksum of the zip format; the framework does not check it when it unpacks.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Four bytes at a step, since every part of a stranger's file is checked.</summary>
    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        var c = ~crc;
        while (bytes.Length >= 4)
        {
            c ^= BitConverter.ToUInt32(bytes);
            c = Tables[3][c & 0xFF] ^ Tables[2][(c >> 8) & 0xFF] ^ Tables[1][(c >> 16) & 0xFF] ^ Tables[0][c >> 24];
            bytes = bytes[4..];
        }
        foreach (var b in bytes)
            c = Tables[0][(c ^ b) & 0xFF] ^ (c >> 8);
        return ~c;
    }

    private static uint[][] MakeTables()
    {
        var tables = new[] { new uint[256], new uint[256], new uint[256], new uint[256] };
        for (var i = 0u; i < 256; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) == 1 ? (c >> 1) ^ 0xEDB88320u : c >> 1;
            tables[0][i] = c;
        }
        for (var t = 1; t < 4; t++)
            for (var i = 0; i < 256; i++)
                tables[t][i] = tables[0][tables[t - 1][i] & 0xFF] ^ (tables[t - 1][i] >> 8);
        return tables;
    }
}
