using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>An 例外措置 as typed; requirements that rule out and the others are two groups of boxes.</summary>
public sealed class ExceptionForm
{
    public List<string>? KnockOuts { get; set; }

    public List<string>? Others { get; set; }

    [Required(ErrorMessage = "守ることが難しい理由を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "理由は 4000 文字までで書いてください。")]
    public string? Reason { get; set; }

    [Required(ErrorMessage = "代わりに講じる措置を書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "措置は 4000 文字までで書いてください。")]
    public string? Measures { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public DateOnly? TakenOn { get; set; }

    public ExceptionDraft Draft => new(
        [.. (KnockOuts ?? []).Concat(Others ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Text(Reason), Text(Measures), TakenOn ?? From, Until, TakenOn);

    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
