using System.Collections.Immutable;
using VendorAssess.Domain.Mails;

namespace VendorAssess.Domain.Links;

/// <summary>Until when is asked for answers, and until when the link can be used.</summary>
public sealed record LinkPeriod(DateOnly Due, DateOnly ExpiresOn)
{
    public const int LongestDays = 366;

    public string? WhyNot(DateOnly today) => this switch
    {
        _ when Due < today => "回答の期限が過去の日です。",
        _ when ExpiresOn < Due => "リンクを使える最後の日が、回答の期限より前です。",
        _ when ExpiresOn.DayNumber - today.DayNumber > LongestDays => "リンクを使える期間は 1 年までにしてください。",
        _ => null,
    };
}

/// <summary>Whom a link is for; the address is empty where it is handed over without mail.</summary>
public sealed record Recipient(string Company, string Name, string Address)
{
    public const int LongestName = 100;

    /// <summary>Names go into the heads of mails, so they are one line whatever was typed.</summary>
    public Recipient Cleaned() =>
        new(MailRules.OneLine(Company), MailRules.OneLine(Name), Address.Trim());

    public string? WhyNot() => this switch
    {
        { Name: "" } => "宛先の氏名又は部署を書いてください。",
        { Company.Length: > LongestName } or { Name.Length: > LongestName } =>
            $"会社名と氏名は、それぞれ {LongestName} 文字までで書いてください。",
        { Address: "" } => null,
        _ => MailRules.WhyNotAddress(Address),
    };
}

/// <summary>A department asks a vendor to answer whole groups of questions.</summary>
public sealed record Invitation(
    Recipient To, ImmutableArray<string> Groups, LinkPeriod Period, string Contact, string Message)
{
    public const int LongestText = 2000;

    public Invitation Cleaned() => this with { To = To.Cleaned(), Contact = Contact.Trim(), Message = Message.Trim() };

    public string? WhyNot(DateOnly today, IReadOnlyCollection<string> asked) => this switch
    {
        { To.Company: "" } => "会社名を書いてください。",
        { Groups.IsEmpty: true } => "聞く区分を一つ以上選んでください。",
        _ when !Groups.All(asked.Contains) => "この案件が聞いていない区分が選ばれています。選び直してください。",
        { Contact: "" } => "市の問い合わせ先を書いてください。",
        { Contact.Length: > LongestText } or { Message.Length: > LongestText } =>
            $"問い合わせ先と伝えることは、それぞれ {LongestText} 文字までで書いてください。",
        _ => To.WhyNot() ?? Period.WhyNot(today),
    };
}

/// <summary>A vendor hands some of its groups to a colleague.</summary>
public sealed record HandOver(Recipient To, ImmutableArray<string> Groups, DateOnly ExpiresOn)
{
    /// <summary>Whoever holds a link cannot make the city mail the whole world.</summary>
    public const int MostSubLinks = 20;

    public HandOver Cleaned() => this with { To = To.Cleaned() };

    public string? WhyNot(AnswerLink from, int subLinks, DateOnly today) => this switch
    {
        _ when from.WhyNotHandedOver(today) is { } reason => reason,
        _ when subLinks >= MostSubLinks => $"渡せるのは {MostSubLinks} 件までです。取り消したものも数えます。",
        { Groups.IsEmpty: true } => "渡す区分を一つ以上選んでください。",
        _ when !Groups.All(from.Groups.Contains) => "依頼されていない区分は渡せません。",
        _ when ExpiresOn < today => "使える最後の日が過去の日です。",
        _ when ExpiresOn > from.ExpiresOn => "使える最後の日は、依頼された回答用リンクの最後の日までにしてください。",
        _ => To.WhyNot(),
    };
}
