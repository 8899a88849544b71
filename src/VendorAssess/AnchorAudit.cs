using Npgsql;
using VendorAssess.Store;

namespace VendorAssess;

/// <summary>
/// Checks the audit chain once a day against the head of the day before and keeps the new head in the file of
/// <c>Audit:AnchorFile</c>: a folder that the database's administrators cannot write makes their changes visible.
/// </summary>
public sealed class AnchorAudit(
    NpgsqlDataSource postgres, IConfiguration configuration, TimeProvider clock, PrepareDatabase prepare,
    ILogger<AnchorAudit> logger) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromHours(24);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5);

    /// <summary>What is broken, or null; the file is only moved on while nothing is.</summary>
    public async Task<string?> Check(AuditAnchor file)
    {
        await using var db = await postgres.OpenConnectionAsync();
        var finding = await AuditChain.Check(db.ReadAuditChain(), await file.Read());
        if (finding.Broken is null)
            await file.Write(finding.Head);
        return finding.Broken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Audit:AnchorFile"] is not { Length: > 0 } path)
            return;
        var file = new AuditAnchor(path);
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await Try(file) ? Daily : Soon, clock, stoppingToken);
    }

    private async Task<bool> Try(AuditAnchor file)
    {
        if (!prepare.IsDone)
            return false;
        try
        {
            if (await Check(file) is { } broken)
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
