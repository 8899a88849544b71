using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Features.Cases.Closing;

/// <summary>How a case is to be closed, as typed.</summary>
public sealed class ClosingForm
{
    [Required(ErrorMessage = "終了の種類を選んでください。")]
    public string? Kind { get; set; }

    public DateOnly? UseEndedOn { get; set; }

    [Required(ErrorMessage = "理由を書いてください。")]
    [StringLength(ClosingRules.LongestReason, ErrorMessage = "理由は 1000 文字までで書いてください。")]
    public string? Reason { get; set; }

    public CaseClosing? Wish => Enum.TryParse<ClosingKind>(Kind, out var kind) && Enum.IsDefined(kind)
        ? new(kind, (Reason ?? "").ReplaceLineEndings("\n"), UseEndedOn)
        : null;
}

/// <summary>Why a closing is taken back, as typed.</summary>
public sealed class ReopenForm
{
    [Required(ErrorMessage = "理由を書いてください。")]
    [StringLength(ClosingRules.LongestReason, ErrorMessage = "理由は 1000 文字までで書いてください。")]
    public string? Reason { get; set; }
}
