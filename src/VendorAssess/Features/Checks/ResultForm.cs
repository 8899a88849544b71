using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;

namespace VendorAssess.Features.Checks;

/// <summary>What came of a check, as typed.</summary>
public sealed class ResultForm
{
    [Required(ErrorMessage = "結果を選んでください。")]
    public string? Result { get; set; }

    [Required(ErrorMessage = "確かめたことを書いてください。")]
    [StringLength(RequestRules.LongestText, ErrorMessage = "確かめたことは 4000 文字までで書いてください。")]
    public string? Note { get; set; }

    public int Seen { get; set; }

    public WantedResult? Wanted => Enum.TryParse<CheckResult>(Result, out var result) && Enum.IsDefined(result)
        ? new(result, (Note ?? "").ReplaceLineEndings("\n").Trim(), Seen)
        : null;
}
