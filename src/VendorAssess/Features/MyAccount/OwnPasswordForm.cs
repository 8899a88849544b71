using System.ComponentModel.DataAnnotations;

namespace VendorAssess.Features.MyAccount;

/// <summary>For deeds that need nothing but the password again.</summary>
public sealed class OwnPasswordForm
{
    [Required(ErrorMessage = "今のパスワードを入力してください。"), StringLength(200)]
    public string Password { get; set; } = "";
}
