using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Domain.Mails;

public enum MailState
{
    Waiting, Sent, GivenUp, Dropped,
}

/// <summary>What a mail may be sent to, and how often it is tried.</summary>
public static partial class MailRules
{
    public const int LongestAddress = 254;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    public static string Label(this MailState state) => state switch
    {
        MailState.Waiting => "待ち",
        MailState.Sent => "送信済",
        MailState.GivenUp => "失敗",
        MailState.Dropped => "取りやめ",
    };

    /// <summary>How long to wait after that many tries that failed; null when it is given up.</summary>
    public static TimeSpan? PauseAfter(int attempts) =>
        attempts <= Pauses.Length ? Pauses[Math.Max(attempts, 1) - 1] : null;

    /// <summary>Plain addresses only: nothing that a header could be broken with.</summary>
    public static string? WhyNotAddress(string address) =>
        address.Length <= LongestAddress && Address().IsMatch(address)
            ? null
            : "メールアドレスは name@example.jp の形で、1 件だけ半角で書いてください。";

    /// <summary>A text on one line, as names and subjects must be: whatever breaks or hides a line is a space.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.EnumerateRunes().Select(r => Breaks(r) ? " " : r.ToString()))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool Breaks(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    [GeneratedRegex(
        "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
