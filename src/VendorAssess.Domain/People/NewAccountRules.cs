namespace VendorAssess.Domain.People;

/// <summary>A person to be given an account; the login has been folded to small half-width letters.</summary>
public sealed record AccountWish(string Login, string Name);

/// <summary>Which accounts may be made.</summary>
public static class NewAccountRules
{
    public const int LongestLogin = 40;
    public const int LongestName = 60;
    private const string Signs = "abcdefghijklmnopqrstuvwxyz0123456789._-@";

    public static string? WhyNot(this AccountWish wish) => WhyNotLogin(wish.Login) ?? WhyNotName(wish.Name);

    public static string? WhyNotLogin(string login) => login switch
    {
        "" => "ログイン名を書いてください。",
        { Length: > LongestLogin } => $"ログイン名は {LongestLogin} 文字までです。",
        _ when !login.All(Signs.Contains) || !char.IsAsciiLetterOrDigit(login[0]) =>
            "ログイン名には、英数字と . _ - @ だけを使い、英数字で始めてください。職員番号などが使えます。",
        _ => null,
    };

    public static string? WhyNotName(string name) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) => "氏名を書いてください。",
        { Length: > LongestName } => $"氏名は {LongestName} 文字までで書いてください。",
        _ when name.Any(char.IsControl) => "氏名に、改行などの制御文字は使えません。",
        _ => null,
    };
}
