using Dapper;
using Npgsql;

namespace VendorAssess.Database;

/// <summary>Connections as the product wants them; what the connection string says itself goes before.</summary>
public static class DataSources
{
    private const string AppDefaults =
        "Application Name=VendorAssess;Timezone=UTC;Max Auto Prepare=100;Auto Prepare Min Usages=2;" +
        "Maximum Pool Size=40;Timeout=5;Command Timeout=40;";

    // The planner takes the functions of row-level security for dear, and would compile plans that run for a millisecond.
    private const string AppTimeouts =
        "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c jit=off";

    private const string OwnerDefaults =
        "Application Name=VendorAssess migrations;Timezone=UTC;Pooling=false;Timeout=5;Command Timeout=0;";

    static DataSources() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static NpgsqlDataSource ForApp(string connectionString) => Build(AppDefaults, AppTimeouts, connectionString);

    /// <summary>A migration may run long; for how long it may wait for a lock, each file's transaction says.</summary>
    public static NpgsqlDataSource ForOwner(string connectionString) =>
        Build(OwnerDefaults, "-c idle_in_transaction_session_timeout=60s", connectionString);

    private static NpgsqlDataSource Build(string defaults, string timeouts, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(defaults + connectionString)
        {
            // Who asked is forgotten with it (Store/Asking).
            NoResetOnClose = false,
        };
        settings.Options = $"{timeouts} {settings.Options}".TrimEnd();
        return NpgsqlDataSource.Create(settings);
    }
}
