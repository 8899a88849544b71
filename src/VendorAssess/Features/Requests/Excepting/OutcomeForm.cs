using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>A decision on an 例外措置 as typed, with the digest of what was shown.</summary>
public sealed class OutcomeForm
{
    [Required(ErrorMessage = "許可又は不許可を選んでください。")]
    public string? Status { get; set; }

    [Required(ErrorMessage = "理由を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? Reason { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? SamePersonReason { get; set; }

    public string SeenDigest { get; set; } = "";

    public WantedOutcome? Wanted => Enum.TryParse<ExceptionStatus>(Status, out var status) && Enum.IsDefined(status)
        ? new(status, Text(Reason), SeenDigest, Text(SamePersonReason))
        : null;

    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>The use that a granted 例外措置 allows, as typed.</summary>
public sealed class ExceptedUseForm : IHoldsUse
{
    public UseForm Use { get; set; } = new();
}
