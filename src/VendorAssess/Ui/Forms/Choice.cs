namespace VendorAssess.Ui.Forms;

/// <summary>One thing that can be chosen, in the words shown.</summary>
public sealed record Choice(string Value, string Label, string? Help = null);
