namespace VendorAssess.Features.Answers.Files;

/// <summary>What stands beside the file in the form of an upload.</summary>
public sealed class EvidenceForm
{
    public string? Question { get; set; }

    public bool Confidential { get; set; }
}
