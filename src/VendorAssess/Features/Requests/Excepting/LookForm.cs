using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>A look over the state of 例外措置 as typed, with the newest that was shown.</summary>
public sealed class LookForm
{
    public int UpTo { get; set; }

    [StringLength(RequestRules.LongestText, ErrorMessage = "所見は 4000 文字までで書いてください。")]
    public string? Remark { get; set; }

    public LookWish Wish => new(UpTo, Remark ?? "");
}
