using System.Globalization;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Access.Network;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Mails;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Mail;

/// <summary>
/// Sends what waits in the outbox: claims a row, sends, marks it. Any number of processes may do so. A process that dies
/// in between leaves its claim to run out; then a file is found as written, and over SMTP the mail is sent again under
/// the same Message-ID, since nobody can know whether the server had taken it.
/// </summary>
public sealed class SendMail(
    NpgsqlDataSource postgres, MailDelivery delivery, LinkBase linkBase, TimeProvider clock, ILogger<SendMail> logger)
{
    /// <summary>Longer than a server may take, so that nobody else begins while one is still sending.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private const int LongestError = 300;

    /// <summary>Sends one; false when none waits.</summary>
    public async Task<bool> SendNext()
    {
        var now = Now();
        var claim = now + Claim;
        if (await Take(now, claim) is not { } mail)
            return false;
        if (delivery.IsDelivered(mail.Id))
            await Finish(mail, claim, null);
        else if (await WithLink(mail) is { } whole)
            await Finish(mail, claim, await delivery.Deliver(whole));
        else
            await Drop(mail, claim);
        return true;
    }

    private async Task<OutgoingMail?> Take(DateTime now, DateTime claim)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        return await db.ClaimMail(now, claim);
    }

    // The secret is made only now: in the outbox it never lay. Null when the link needs no mail any more.
    private async Task<OutgoingMail?> WithLink(OutgoingMail mail)
    {
        if (!mail.CarriesLink)
            return mail;
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        if (!await db.IsLinkOpen(mail.LinkId!.Value, clock.GetUtcNow().DayInJapan()))
            return null;
        var token = LinkToken.New();
        await db.AddLinkToken(token.Hash, mail.LinkId.Value, Now());
        var address = linkBase.To(token.Path).ToString();
        return mail with { Body = mail.Body.Replace(OutboxSql.LinkPlace, address, StringComparison.Ordinal) };
    }

    private async Task Finish(OutgoingMail mail, DateTime claim, DeliveryFailure? failure)
    {
        var pause = failure is { Final: false } ? MailRules.PauseAfter(mail.Attempts) : null;
        var error = Short(failure?.Reason ?? "");
        if (failure is not null)
            logger.LogWarning("Mail {Id} did not leave at try {Attempts}: {Reason}", mail.Id, mail.Attempts, error);
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        await using var transaction = await db.BeginTransactionAsync();
        if (pause is { } wait)
        {
            await db.Postpone(mail.Id, claim, Now() + wait, error);
        }
        else
        {
            var ours = failure is null
                ? await db.MarkSent(mail.Id, claim, Now())
                : await db.GiveUp(mail.Id, claim, Now(), error);
            if (ours)
                await db.WriteAudit(Entry(mail, failure is null ? "mail.sent" : "mail.given-up"));
        }
        await transaction.CommitAsync();
    }

    private async Task Drop(OutgoingMail mail, DateTime claim)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        await db.MarkDropped(mail.Id, claim, Now());
    }

    // PostgreSQL keeps microseconds; a claim must be found again by its time.
    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static string Short(string reason)
    {
        var line = MailRules.OneLine(reason);
        return line.Length <= LongestError ? line : string.Concat(line.EnumerateRunes().Take(LongestError / 2)) + "…";
    }

    private static AuditEntry Entry(OutgoingMail mail, string action) =>
        new(null, null, action, "mail", mail.Id.ToString(CultureInfo.InvariantCulture), null)
        {
            Detail = new Dictionary<string, string>
            {
                ["種類"] = mail.Kind,
                ["リンク"] = mail.LinkId?.ToString(CultureInfo.InvariantCulture) ?? "",
            },
        };
}
