namespace VendorAssess.Excel.Reading;

/// <summary>Part names as one spelling, so that two entries cannot mean one part.</summary>
internal static class ZipNames
{
    public static string Normal(string name)
    {
        var normal = name.Replace('\\', '/');
        var odd = normal.Length is 0 or > Limits.NameLength
            || normal[0] == '/'
            || normal.Contains(':', StringComparison.Ordinal)
            || normal.Contains("//", StringComparison.Ordinal)
            || normal.Split('/').Any(step => step is "." or "..")
            || normal.Any(char.IsControl)
            || normal.Contains('\uFFFD', StringComparison.Ordinal);
        return odd ? throw Refusal.BrokenZip("不正な部品名") : normal;
    }
}
