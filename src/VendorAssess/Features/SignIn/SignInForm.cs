using System.ComponentModel.DataAnnotations;

namespace VendorAssess.Features.SignIn;

public sealed class SignInForm
{
    [Required(ErrorMessage = "ログイン名を入力してください。"), StringLength(100)]
    public string Login { get; set; } = "";

    [Required(ErrorMessage = "パスワードを入力してください。"), StringLength(200)]
    public string Password { get; set; } = "";
}
