namespace VendorAssess.Features.Answers.Files;

/// <summary>What the form of a withdrawal sends.</summary>
public sealed class WithdrawFields
{
    public int File { get; set; }

    public string? Reason { get; set; }
}
