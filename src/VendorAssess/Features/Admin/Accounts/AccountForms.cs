using System.ComponentModel.DataAnnotations;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Accounts;

public sealed class AccountForm
{
    [Required(ErrorMessage = "ログイン名を書いてください。")]
    [StringLength(NewAccountRules.LongestLogin, ErrorMessage = "ログイン名は 40 文字までです。")]
    public string Login { get; set; } = "";

    [Required(ErrorMessage = "氏名を書いてください。")]
    [StringLength(NewAccountRules.LongestName, ErrorMessage = "氏名は 60 文字までで書いてください。")]
    public string Name { get; set; } = "";
}

public sealed class AccountNameForm
{
    [Required(ErrorMessage = "氏名を書いてください。")]
    [StringLength(NewAccountRules.LongestName, ErrorMessage = "氏名は 60 文字までで書いてください。")]
    public string Name { get; set; } = "";
}

public sealed class AccountMailForm
{
    public string? Address { get; set; }
}
