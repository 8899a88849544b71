using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using VendorAssess.Access.Network;
using VendorAssess.Database;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Mails;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Mail;

namespace VendorAssess;

/// <summary>Goes round while the program runs: plans the reminders of the day and sends what waits.</summary>
public sealed class MailRounds(
    PrepareDatabase prepared, PlanReminders reminders, SendMail mail, ILogger<MailRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken);
            if (prepared.IsDone)
                await GoRound(stoppingToken);
        }
    }

    private async Task GoRound(CancellationToken stopping)
    {
        try
        {
            await reminders.Run();
            while (!stopping.IsCancellationRequested && await mail.SendNext())
            {
                // One after the other, until none waits.
            }
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("Mails wait for PostgreSQL: {Reason}", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever is wrong with one round, the next one tries again.
            logger.LogError(e, "Mails could not be sent");
        }
    }
}

public static class MailServices
{
    public static void AddMails(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => MailSettings.From(
            builder.Configuration, provider.GetRequiredService<LinkBase>(), ProductFolders.Data));
        services.AddSingleton(ReminderDays(builder.Configuration));
        services.AddSingleton(builder.Configuration.GetValue<int?>("Mail:WorkReminderDays") is { } days
            ? new WorkReminders(days) : WorkReminders.Usual);
        services.AddSingleton<MailDelivery>().AddSingleton<SendMail>().AddHostedService<MailRounds>();
    }

    /// <summary>Mail:ReminderDays, like <c>-7 0 7</c>, counted from the due day; empty for none.</summary>
    private static ReminderPlan ReminderDays(IConfiguration configuration) =>
        configuration["Mail:ReminderDays"] is { } days
            ? new ReminderPlan([.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(d => int.Parse(d, CultureInfo.InvariantCulture))])
            : ReminderPlan.Usual;
}
