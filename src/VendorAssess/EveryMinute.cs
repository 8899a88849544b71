using Npgsql;
using VendorAssess.Features.Admin.Departments;
using VendorAssess.Features.Home;

namespace VendorAssess;

/// <summary>What falls due by the day alone; each process asks, the database lets one of them do it.</summary>
public sealed class EveryMinute(
    PrepareDatabase prepared, HandOverWork handOver, TellWork tellWork, TimeProvider clock, ILogger<EveryMinute> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            if (prepared.IsDone)
            {
                await HandOver();
                await Tell();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // Another minute comes, and with it another try.
    private async Task HandOver()
    {
        try
        {
            if (await handOver.Run() is > 0 and var departments)
                logger.LogInformation("The work of {Departments} closed departments was handed over", departments);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("The work of closed departments is not handed over yet: {Reason}", e.Message);
        }
    }

    private async Task Tell()
    {
        try
        {
            await tellWork.Run();
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("Waiting work is not mailed yet: {Reason}", e.Message);
        }
    }
}
