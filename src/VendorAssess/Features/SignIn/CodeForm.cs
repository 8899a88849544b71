using System.ComponentModel.DataAnnotations;

namespace VendorAssess.Features.SignIn;

public sealed class CodeForm
{
    [Required(ErrorMessage = "確認コードを入力してください。"), StringLength(40)]
    public string Code { get; set; } = "";
}
