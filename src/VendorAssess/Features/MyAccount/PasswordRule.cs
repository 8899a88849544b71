namespace VendorAssess.Features.MyAccount;

/// <summary>
/// What a password must be: long and not obvious. Mixed signs are not asked for; they make people write it down.
/// </summary>
public static class PasswordRule
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static string? WhyNotUsable(string wanted, string current, string login) => wanted switch
    {
        { Length: < Shortest } => $"パスワードは{Shortest}文字以上にしてください。",
        { Length: > Longest } => $"パスワードは{Longest}文字以内にしてください。",
        _ when wanted == current => "今のパスワードと違うものにしてください。",
        _ when wanted.Contains(login, StringComparison.OrdinalIgnoreCase) => "ログイン名を含まないものにしてください。",
        _ when CommonPasswords.Contain(wanted) => "よく使われているパスワードです。推測されにくいものにしてください。",
        _ when wanted.Distinct().Count() < 5 => "同じ文字のくり返しではないものにしてください。",
        _ => null,
    };
}
