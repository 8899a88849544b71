using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using VendorAssess.Domain.Mails;

namespace VendorAssess.Mail;

/// <summary>A mail whose turn has come, as its row has it.</summary>
public sealed record OutgoingMail(
    long Id, string Kind, int? LinkId, bool CarriesLink, string ToAddress, string ToName, string Subject, string Body,
    DateTime CreatedAt, int Attempts)
{
    /// <summary>
    /// The same for every try at this row: where a crash made it two, mail programs and people see that it is one.
    /// </summary>
    public string MessageId(string host) =>
        string.Create(CultureInfo.InvariantCulture, $"<mail-{Id}.{CreatedAt.Ticks}@{host}>");

    public MailMessage Compose(MailAddress sender)
    {
        var message = new MailMessage(sender, new MailAddress(ToAddress, MailRules.OneLine(ToName), Encoding.UTF8))
        {
            Subject = MailRules.OneLine(Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            // Japanese lines are long in bytes; base64 passes every relay whole.
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", MessageId(sender.Host));
        // Nobody wants a holiday notice in answer to these.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
