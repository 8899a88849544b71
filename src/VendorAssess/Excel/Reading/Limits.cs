namespace VendorAssess.Excel.Reading;

/// <summary>What a stranger's file may cost: far above any real form, far below what hurts the machine.</summary>
internal static class Limits
{
    public const int FileBytes = 20 << 20;
    public const int Entries = 500;
    public const int NameLength = 255;
    public const long EntryBytes = 64L << 20;
    public const long TotalBytes = 96L << 20;
    public const long RatioMatters = 1 << 20;
    public const int Ratio = 150;

    public const int Depth = 64;
    public const int Names = 5_000;
    /// <summary>A full cell of numeric references is a quarter of it; only a bomb goes so far.</summary>
    public const int CharsWithoutTag = 1 << 20;
    public const int RawTextChars = 1 << 18;

    public const int Relationships = 5_000;
    public const int Sheets = 250;
    public const int SharedStrings = 500_000;
    public const int Formats = 100_000;
    public const int TextChars = 12 << 20;
    public const int FilledCells = 200_000;
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    public static readonly TimeSpan Time = TimeSpan.FromSeconds(4);
}
