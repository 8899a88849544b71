using System.Globalization;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Links;

/// <summary>The mails about a link, word for word; the address of the link itself is put in when one leaves.</summary>
public static class LinkMails
{
    public const string ReminderKind = "催促";

    public static NewMail Invitation(LinkRow link) => Mail(
        link, $"invitation:{link.Id}", "招待", true, $"【{link.Department}】「{link.ServiceName}」についての回答のお願い",
        $"""
        {link.Department}では、「{link.ServiceName}」の利用を検討しています。
        情報セキュリティについての設問に、次の回答用リンクからお答えください。

        {OutboxSql.LinkPlace}

        回答の期限: {JapaneseDate.Format(link.Due)}
        リンクを使える最後の日: {JapaneseDate.Format(link.ExpiresOn)}

        アカウントの登録は要りません。途中で保存し、同じリンクから続きを書けます。
        区分ごとに社内の方へ回答を頼むことも、画面からできます。
        このリンクを知っている人は、だれでも回答を見て書くことができます。取扱いに注意してください。
        {Said(link)}
        """);

    public static NewMail HandedOver(LinkRow link, string from) => Mail(
        link, $"handed-over:{link.Id}", "区分の引継ぎ", true, $"「{link.ServiceName}」についての設問への回答のお願い",
        $"""
        {from} 様から、{link.Department}の設問のうち一部の区分への回答を頼まれています。
        次の回答用リンクからお答えください。

        {OutboxSql.LinkPlace}

        回答の期限: {JapaneseDate.Format(link.Due)}
        リンクを使える最後の日: {JapaneseDate.Format(link.ExpiresOn)}

        書いたものは保存され、{from} 様がまとめて提出します。
        心当たりがないときは、このメールを捨ててください。
        """);

    /// <summary>So many days from the due day, or without days where a person asked for it now.</summary>
    public static NewMail Reminder(LinkRow link, int? days, DateTimeOffset now) => Mail(
        link,
        days is { } planned
            ? string.Create(CultureInfo.InvariantCulture, $"reminder:{link.Id}:{link.Due:yyyy-MM-dd}:{planned}")
            : string.Create(CultureInfo.InvariantCulture, $"reminder:{link.Id}:asked:{now.ToUnixTimeSeconds()}"),
        ReminderKind, true, $"【{link.Department}】「{link.ServiceName}」についての回答の期限のお知らせ",
        $"""
        「{link.ServiceName}」について回答をお願いしています。まだ提出されていません。
        回答の期限: {JapaneseDate.Format(link.Due)}{(days > 0 ? "（過ぎています）" : days == 0 ? "（本日）" : "")}

        次の回答用リンクから続きを書き、提出してください。前にお送りしたリンクも使えます。

        {OutboxSql.LinkPlace}

        リンクを使える最後の日: {JapaneseDate.Format(link.ExpiresOn)}
        行き違いに提出されていましたら、ご容赦ください。
        {Contact(link)}
        """);

    public static NewMail Receipt(LinkRow link, SubmissionRow submission) => Mail(
        link, $"receipt:{link.Id}:{submission.Number}", "受領", false, $"【{link.Department}】「{link.ServiceName}」についての回答を受け取りました",
        $"""
        「{link.ServiceName}」についての回答を受け取りました。

        提出の回: 第{submission.Number}回
        提出した日時: {submission.At.ShowMoment()}
        提出した人: {submission.Company} {submission.Title} {submission.Name}
        答えていない設問: {submission.Unanswered} 問
        内容の SHA-256: {submission.Digest}

        提出した回答は、回答用リンクから見ることができます。直したいことがあるときは、問い合わせ先に連絡してください。
        {Contact(link)}
        """);

    public static NewMail Reopened(LinkRow link, int number, string reason) => Mail(
        link, $"reopened:{link.Id}:{number}", "再開", true, $"【{link.Department}】「{link.ServiceName}」についての回答を直してください",
        $"""
        提出された「{link.ServiceName}」についての回答を、もう一度書けるようにしました。

        理由:
        {reason}

        次の回答用リンクから直し、もう一度提出してください。

        {OutboxSql.LinkPlace}

        回答の期限: {JapaneseDate.Format(link.Due)}
        リンクを使える最後の日: {JapaneseDate.Format(link.ExpiresOn)}
        {Contact(link)}
        """);

    public static NewMail Revoked(LinkRow link) => Mail(
        link, $"revoked:{link.Id}", "取消", false, $"「{link.ServiceName}」についての回答用リンクの取消し",
        $"""
        「{link.ServiceName}」について回答をお願いしていたリンクを取り消しました。
        このリンクでは、もう回答できません。それまでに保存された回答は残っています。
        {Contact(link)}
        """);

    // A sub-link's reader asks the colleague who handed it over.
    private static string Contact(LinkRow link) => link.ParentId is not null
        ? ""
        : $"\n問い合わせ先:\n{link.Department}\n{link.Contact}\n\nこのメールには返信できません。";

    private static string Said(LinkRow link) =>
        (link.Message.Length > 0 ? $"\n{link.Message}\n" : "") + Contact(link);

    private static NewMail Mail(LinkRow link, string key, string kind, bool carriesLink, string subject, string body) =>
        new(key, kind, link.Id, carriesLink, link.Address, link.Recipient, subject,
            $"{link.Company}\n{link.Recipient} 様\n\n{body.TrimEnd()}\n".TrimStart());
}
