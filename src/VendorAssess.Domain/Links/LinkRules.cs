namespace VendorAssess.Domain.Links;

/// <summary>What may be done with a link when: the vendor's part, then the city's.</summary>
public static class LinkRules
{
    public const int LongestReason = 1000;

    /// <summary>A department that presses twice reminds once.</summary>
    public static readonly TimeSpan ReminderPause = TimeSpan.FromHours(1);

    /// <summary>
    /// So many new answers by one link in so long are more than people type, and leave room for a whole questionnaire
    /// at once; what is over it waits.
    /// </summary>
    public const int MostSaves = 600;

    public static readonly TimeSpan SavesWithin = TimeSpan.FromMinutes(10);

    /// <summary>Why more answers have to wait; so many were saved by the link within that time.</summary>
    public static string? WhyNotYet(int lately, int adding) => lately + adding > MostSaves
        ? "短い間に多くの回答が保存されたため、いまは受け付けられません。入力はこの画面に残っています。10分ほど待って、もう一度保存してください。"
        : null;

    /// <summary>Whether it opens anything at all. The vendor is never told which of these it is.</summary>
    public static string? WhyNotUsable(this AnswerLink link, DateOnly today) => link switch
    {
        { Revoked: true } => "この回答用リンクは取り消されています。",
        _ when link.ExpiresOn < today => "この回答用リンクは期限が切れています。",
        _ => null,
    };

    public static string? WhyNotAnswerable(this AnswerLink link, DateOnly today) => link switch
    {
        { Submitted: true } => "回答は提出済みです。直したいことがあるときは、市の問い合わせ先に再開を頼んでください。",
        { CaseClosed: true } => "市の検討が終わったため、回答を受け付けていません。",
        _ => link.WhyNotUsable(today),
    };

    public static string? WhyNotHandedOver(this AnswerLink link, DateOnly today) => link switch
    {
        { IsSubLink: true } => "受け取った区分を、さらにほかの人に渡すことはできません。",
        _ => link.WhyNotAnswerable(today),
    };

    public static string? WhyNotSubmittable(this AnswerLink link, DateOnly today) => link switch
    {
        { IsSubLink: true } => "提出は、市から依頼を受けた人が行います。",
        _ => link.WhyNotAnswerable(today),
    };

    public static string? WhyNotRevoked(this AnswerLink link) => link switch
    {
        { Revoked: true } => "すでに取り消されています。",
        _ => null,
    };

    public static string? WhyNotReopened(this AnswerLink link, DateOnly today) => link switch
    {
        { IsSubLink: true } or { Submitted: false } => "提出された回答だけを再開できます。",
        _ => link.WhyNotUsable(today) is { } unusable ? $"{unusable}先に期限を延ばしてください。" : null,
    };

    public static string? WhyNotExtendable(this AnswerLink link) => link switch
    {
        { IsSubLink: true } => "期限は、市から依頼した回答用リンクで変えます。",
        _ => link.WhyNotRevoked(),
    };

    /// <summary>Whether the secret may be shown to the one who hands it over.</summary>
    public static string? WhyNotShown(this AnswerLink link, DateOnly today) => link.WhyNotAnswerable(today);

    public static string? WhyNotReminded(
        this AnswerLink link, bool hasAddress, DateTime? remindedAt, DateTimeOffset now, DateOnly today) => link switch
    {
        { Submitted: true } => "回答は提出済みです。",
        _ when !hasAddress => "メールアドレスのない依頼です。電話などで伝えてください。",
        _ when now - remindedAt < ReminderPause => "1時間以内に催促しています。しばらく待ってください。",
        _ => link.WhyNotAnswerable(today),
    };

    public static string? WhyNotReason(string reason) => reason switch
    {
        _ when string.IsNullOrWhiteSpace(reason) => "理由を書いてください。",
        { Length: > LongestReason } => $"理由は {LongestReason} 文字までで書いてください。",
        _ => null,
    };
}
