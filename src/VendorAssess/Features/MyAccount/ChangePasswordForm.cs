using System.ComponentModel.DataAnnotations;

namespace VendorAssess.Features.MyAccount;

public sealed class ChangePasswordForm
{
    [Required(ErrorMessage = "今のパスワードを入力してください。"), StringLength(200)]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "新しいパスワードを入力してください。"), StringLength(200)]
    public string Wanted { get; set; } = "";

    [Required(ErrorMessage = "新しいパスワードをもう一度入力してください。")]
    [Compare(nameof(Wanted), ErrorMessage = "新しいパスワードの二つの入力が違います。")]
    public string Repeated { get; set; } = "";
}
