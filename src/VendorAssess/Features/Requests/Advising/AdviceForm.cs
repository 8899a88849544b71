using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>What is asked for, or the answer to it; which one the button says.</summary>
public sealed class AdviceForm
{
    [Required(ErrorMessage = "内容を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "内容は 4000 文字までで書いてください。")]
    public string? Text { get; set; }

    /// <summary>What is answered; 0 when something is asked for.</summary>
    public int Asked { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? SamePersonReason { get; set; }

    public string Words => Trimmed(Text);

    public WantedAdvice Wanted => new(Words, Trimmed(SamePersonReason));

    private static string Trimmed(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
