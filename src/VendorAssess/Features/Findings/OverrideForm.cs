namespace VendorAssess.Features.Findings;

/// <summary>What a reviewer fills in; which requirement it is about stands in the address.</summary>
public sealed class OverrideForm
{
    public string? Status { get; set; }

    public string? Reason { get; set; }

    public string? WithdrawReason { get; set; }

    public int Seen { get; set; }
}
