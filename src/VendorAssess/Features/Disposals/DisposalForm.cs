using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Features.Disposals;

public enum Decision { Dispose, Extend }

/// <summary>What is decided on which cases, as typed.</summary>
public sealed class DisposalForm
{
    public List<int>? Cases { get; set; }

    [Required(ErrorMessage = "廃棄するか、保存を延ばすかを選んでください。")]
    public string? Decision { get; set; }

    public DateOnly? Until { get; set; }

    [Required(ErrorMessage = "理由を書いてください。")]
    [StringLength(ClosingRules.LongestReason, ErrorMessage = "理由は 1000 文字までで書いてください。")]
    public string? Reason { get; set; }

    public bool Understood { get; set; }

    public DisposalWish ToDisposal() => new([.. (Cases ?? []).Distinct()], Written, Understood);

    public ExtensionWish ToExtension() => new([.. (Cases ?? []).Distinct()], Until, Written);

    private string Written => (Reason ?? "").ReplaceLineEndings("\n");
}
