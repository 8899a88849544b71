using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Mails;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess;

/// <summary>
/// Checks the audit chain once a day, against the head of the day before where a file keeps one, and hands the new head
/// out: a place that the database's administrators cannot write makes their changes visible.
/// </summary>
public sealed class AnchorAudit(
    NpgsqlDataSource postgres, AnchorPlaces places, TimeProvider clock, PrepareDatabase prepare,
    ILogger<AnchorAudit> logger) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>What is broken, or null; the file is only moved on while nothing is.</summary>
    public async Task<string?> Check(AnchorPlaces to)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        var finding = await AuditChain.Check(db.ReadAuditChain(), to.File is null ? null : await to.File.Read());
        if (to.Address is not null)
            await db.AddMails([Mail(finding, to.Address)], clock.GetUtcNow().UtcDateTime);
        if (finding.Broken is null && to.File is not null)
            await to.File.Write(finding.Head);
        return finding.Broken;
    }

    // Of many processes one mails on a day; a break is told apart from what was mailed before it.
    private NewMail Mail(ChainFinding finding, string address)
    {
        var now = clock.GetUtcNow();
        var key = $"audit-head:{now.DayInJapan():O}{(finding.Broken is null ? "" : ":broken")}";
        return new NewMail(
            key, "audit-head", null, CarriesLink: false, address, "", AnchorMail.Subject(finding.Head.Seq, finding.Broken),
            AnchorMail.Body(finding.Head.Seq, finding.Head.Hash, now.UtcDateTime, finding.Broken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (places is { File: null, Address: null })
            return;
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await Try() ? Daily : Soon, clock, stoppingToken);
    }

    private async Task<bool> Try()
    {
        if (!prepare.IsDone)
            return false;
        try
        {
            if (await Check(places) is { } broken)
                logger.LogCritical("The audit log is broken: {Broken}", broken);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or IOException or UnauthorizedAccessException or FormatException)
        {
            logger.LogError("The audit log could not be anchored: {Reason}", e.Message);
            return false;
        }
    }
}
