using Npgsql;

namespace VendorAssess;

/// <summary>
/// For proxies and supervisors: whether the process lives, and whether it can serve people right now.
/// </summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(NpgsqlDataSource postgres, PrepareDatabase prepared, HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        return prepared.IsDone && await Answers(postgres, patience.Token)
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> Answers(NpgsqlDataSource postgres, CancellationToken patience)
    {
        try
        {
            await using var db = await postgres.OpenConnectionAsync(patience);
            await using var command = new NpgsqlCommand("SELECT 1", db);
            return await command.ExecuteScalarAsync(patience) is 1;
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // What the pool still holds leads nowhere when PostgreSQL is back.
            postgres.Clear();
            return false;
        }
    }
}
