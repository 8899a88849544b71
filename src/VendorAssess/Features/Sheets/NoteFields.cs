namespace VendorAssess.Features.Sheets;

/// <summary>What the form of a city's note sends.</summary>
public sealed class NoteFields
{
    /// <summary>The revision that was shown.</summary>
    public int Seen { get; set; }

    public string? Text { get; set; }
}
