namespace VendorAssess.Features.MyAccount;

/// <summary>What may be registered and taken out of one's own second factors, or why not.</summary>
public static class SecondFactorRule
{
    public const int MostPasskeys = 10;
    public const int LongestName = 50;

    public static string? WhyNotNamed(string name, IEnumerable<string> taken) => name.Trim() switch
    {
        "" => "パスキーの名前を入力してください。",
        { Length: > LongestName } => $"パスキーの名前は{LongestName}文字以内にしてください。",
        var trimmed when taken.Contains(trimmed) => "同じ名前のパスキーがあります。別の名前にしてください。",
        _ => null,
    };

    public static string? WhyNotAdded(int passkeys) =>
        passkeys >= MostPasskeys ? $"パスキーは{MostPasskeys}個まで登録できます。使わないものを外してください。" : null;

    public static string? WhyNotRemoved(bool isNeeded, int registered) =>
        isNeeded && registered <= 1
            ? "この職には二要素認証が必要なため、最後の一つは外せません。先に、ほかの方法を登録してください。"
            : null;
}
