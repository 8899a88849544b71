using System.ComponentModel.DataAnnotations;

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
}
