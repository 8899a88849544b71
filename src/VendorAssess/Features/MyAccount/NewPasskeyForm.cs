using System.ComponentModel.DataAnnotations;
using VendorAssess.Ui.Forms;

namespace VendorAssess.Features.MyAccount;

public sealed class PasskeyNameForm
{
    [Required(ErrorMessage = "パスキーの名前を入力してください。"), StringLength(SecondFactorRule.LongestName)]
    public string? Name { get; set; }
}

public sealed class NewPasskeyForm : PasskeyForm
{
    [Required(ErrorMessage = "パスキーの名前を入力してください。"), StringLength(SecondFactorRule.LongestName)]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "今のパスワードを入力してください。"), StringLength(200)]
    public string Password { get; set; } = "";
}
