namespace VendorAssess.Store;

/// <summary>Patterns for ILIKE from what a person typed.</summary>
public static class LikeText
{
    /// <summary>Matches where the text stands anywhere; its own % and _ mean themselves.</summary>
    public static string Containing(string text) =>
        "%" + text
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
