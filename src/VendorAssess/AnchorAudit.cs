using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Mails;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess;

/// <summary>
/// Checks the audit chain and the rows it tells of once a day, against the head of the day before where a file keeps one,
/// and hands the new head out: a place that the database's administrators cannot write makes their changes visible.
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
        var before = to.File is null ? null : await to.File.Read();
        var begins = to.File is not null && before is null;
        if (begins)
            logger.LogWarning("There was no head of the audit log in {File}: it begins there anew", to.File!.File);
        var finding = await Find(before);
        if (to.Address is not null)
            await Send(Mail(finding, begins, to.Address));
        if (finding.Broken is null && to.File is not null)
            await to.File.Write(finding.Head);
        return finding.Broken;
    }

    private async Task<ChainFinding> Find(ChainHead? before)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Proof);
        var chain = await AuditChain.Check(db.ReadAuditChain(), before);
        return chain.Broken is null ? chain with { Broken = (await db.CheckRows()).Broken } : chain;
    }

    private async Task Send(NewMail mail)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        await db.AddMails([mail], clock.GetUtcNow().UtcDateTime);
    }

    // Of many processes one mails on a day; a break is told apart from what was mailed before it.
    private NewMail Mail(ChainFinding finding, bool begins, string address)
    {
        var now = clock.GetUtcNow();
        var key = $"audit-head:{now.DayInJapan():O}{(finding.Broken is null ? "" : ":broken")}";
        return new NewMail(
            key, "audit-head", null, CarriesLink: false, address, "", AnchorMail.Subject(finding.Head.Seq, finding.Broken),
            AnchorMail.Body(finding.Head.Seq, finding.Head.Hash, now.UtcDateTime, finding.Broken, begins));
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
