using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Database;
using VendorAssess.Features.Policies;

namespace VendorAssess;

/// <summary>Brings schema, demo people and kept editions up to date at start; tries on while PostgreSQL is away.</summary>
public sealed class PrepareDatabase(
    ProductDatabase database, DemoPeople demoPeople, KeepEditions keepEditions, IHostApplicationLifetime app,
    ILogger<PrepareDatabase> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public bool IsDone { get; private set; }

    /// <summary>One try; throws <see cref="DatabaseRefusedException"/> when more tries would not help.</summary>
    public async Task Try()
    {
        try
        {
            await database.Migrate();
            await demoPeople.Create();
            await keepEditions.Run();
            IsDone = true;
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            logger.LogWarning("PostgreSQL cannot be reached yet: {Reason}", e.Message);
        }
        catch (PostgresException e) when (e.IsTransient)
        {
            logger.LogWarning("PostgreSQL is not ready yet: {SqlState}", e.SqlState);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!IsDone && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken);
            try
            {
                await Try();
            }
            catch (DatabaseRefusedException e)
            {
                logger.LogCritical("{Reason}", e.Message);
                app.StopApplication();
                return;
            }
        }
    }
}
