using Npgsql;
using VendorAssess.Database.Own;

namespace VendorAssess.Database;

/// <summary>Two roles reach the database: the owner of the tables, and the app's, which can change no rule.</summary>
public sealed record Connections(string App, string Owner)
{
    /// <summary>Whom the owner grants rights to; nobody when there is only one role.</summary>
    public string? AppRole => RoleOf(App) is var app && app == RoleOf(Owner) ? null : app;

    /// <summary>What the configuration names, or null when it names nothing.</summary>
    public static Connections? Configured(IConfiguration configuration, bool demo, Action<string> say)
    {
        var app = configuration.GetConnectionString("Postgres");
        var owner = configuration.GetConnectionString("PostgresOwner");
        if (string.IsNullOrWhiteSpace(app) && string.IsNullOrWhiteSpace(owner))
            return null;
        if (!string.IsNullOrWhiteSpace(app) && !string.IsNullOrWhiteSpace(owner))
            return new Connections(app, owner);
        const string fact =
            "ConnectionStrings__Postgres（アプリのロール）と ConnectionStrings__PostgresOwner（所有者）の一方しか設定されていません";
        if (!demo)
            throw new DatabaseRefusedException($"{fact}。別々のロールで両方を設定してください。");
        say($"{fact}。デモでは一つのロールで続けます。実際の利用の前に両方を設定してください。");
        var only = string.IsNullOrWhiteSpace(app) ? owner! : app;
        return new Connections(only, only);
    }

    public static Connections Of(OwnServer server) => new(
        server.ConnectionString(ServerRoles.App, ServerRoles.Database),
        server.ConnectionString(ServerRoles.Owner, ServerRoles.Database));

    private static string? RoleOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Username;
}
