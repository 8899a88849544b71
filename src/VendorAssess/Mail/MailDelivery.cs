using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace VendorAssess.Mail;

/// <summary>Why a mail did not leave, and whether another try could help.</summary>
public sealed record DeliveryFailure(string Reason, bool Final);

/// <summary>Hands a mail over: to the SMTP server, or as a file that its number names.</summary>
public sealed class MailDelivery(MailSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A file that is there was written whole. Of SMTP nobody can know.</summary>
    public bool IsDelivered(long id) => settings.Host is null && File.Exists(FileOf(id));

    /// <summary>Null when it was taken.</summary>
    public async Task<DeliveryFailure?> Deliver(OutgoingMail mail)
    {
        try
        {
            using var message = mail.Compose(settings.Sender);
            if (settings.Host is null)
                Write(message, mail.Id);
            else
                await Send(message);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return new DeliveryFailure($"宛先又は件名が正しくありません（{e.GetType().Name}）。", Final: true);
        }
        catch (SmtpException e)
        {
            return new DeliveryFailure($"{e.StatusCode}: {e.GetBaseException().Message}", IsFinal(e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return new DeliveryFailure(e.Message, Final: false);
        }
    }

    private async Task Send(MailMessage message)
    {
        using var smtp = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null)
            smtp.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var patience = new CancellationTokenSource(Patience);
        await smtp.SendMailAsync(message, patience.Token);
    }

    // Written beside and moved: never half a file, and never a second one of the same number.
    private void Write(MailMessage message, long id)
    {
        var folder = Private(settings.Folder);
        var beside = Private(Path.Combine(folder, $".{Path.GetRandomFileName()}"));
        using (var pickup = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory })
        {
            pickup.PickupDirectoryLocation = beside;
            pickup.Send(message);
        }
        var written = Directory.GetFiles(beside).Single();
        File.SetUnixFileMode(written, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (!IsDelivered(id))
            File.Move(written, FileOf(id));
        Directory.Delete(beside, recursive: true);
    }

    private string FileOf(long id) =>
        Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"{id:D8}.eml"));

    private static string Private(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    // 5xx says that it will not work tomorrow either; a server that asks to sign in may be set up wrongly today.
    private static bool IsFinal(SmtpException e) => e is SmtpFailedRecipientException && (int)e.StatusCode >= 500;
}
