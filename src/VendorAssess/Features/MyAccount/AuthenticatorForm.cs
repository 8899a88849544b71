using System.ComponentModel.DataAnnotations;

namespace VendorAssess.Features.MyAccount;

public sealed class AuthenticatorForm
{
    /// <summary>The secret that the page showed, sealed.</summary>
    public string? Secret { get; set; }

    [Required(ErrorMessage = "確認コードを入力してください。"), StringLength(20)]
    public string Code { get; set; } = "";

    [Required(ErrorMessage = "今のパスワードを入力してください。"), StringLength(200)]
    public string Password { get; set; } = "";
}
