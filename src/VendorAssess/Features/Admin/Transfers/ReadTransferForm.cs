using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Transfers;

public sealed class ReadTransferForm
{
    [Required(ErrorMessage = "異動の日を入れてください。")]
    public DateOnly? Day { get; set; }

    public IFormFile? File { get; set; }
}

public sealed class ApplyTransferForm
{
    public string Digest { get; set; } = "";

    /// <summary>The keys of 代理 and 委任 that do not end.</summary>
    public List<string>? Staying { get; set; }

    [StringLength(OwnGrantRules.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string OwnReason { get; set; } = "";

    [StringLength(SameAuditor.LongestReason, ErrorMessage = "理由は 200 文字までで書いてください。")]
    public string AuditReason { get; set; } = "";

    public TransferWish ToWish() => new(Digest, Staying ?? [], OwnReason, AuditReason);
}
