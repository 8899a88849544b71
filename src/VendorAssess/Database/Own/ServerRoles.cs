using Dapper;
using Npgsql;

namespace VendorAssess.Database.Own;

/// <summary>The two roles and the database that the product expects of any server.</summary>
public static class ServerRoles
{
    public const string Owner = "vendorassess_owner";
    public const string App = "vendorassess_app";
    public const string Database = "vendorassess";

    public static void Ensure(OwnServer server)
    {
        using var db = new NpgsqlConnection(server.ConnectionString(Cluster.Superuser, "postgres") + ";Pooling=false");
        db.Open();
        foreach (var role in new[] { Owner, App })
            EnsureRole(db, role, server.PasswordOf(role));
        if (db.ExecuteScalar<bool>("SELECT NOT EXISTS (SELECT FROM pg_database WHERE datname = @Database)", new { Database }))
            db.Execute($"CREATE DATABASE {Database} OWNER {Owner}");
    }

    // Neither name nor password can be a parameter of CREATE ROLE, so the server quotes them itself.
    private static void EnsureRole(NpgsqlConnection db, string role, string password) =>
        db.Execute(db.ExecuteScalar<string>(
            """
            SELECT format(
                CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = @role)
                THEN 'ALTER ROLE %I LOGIN PASSWORD %L'
                ELSE 'CREATE ROLE %I LOGIN PASSWORD %L'
                END, @role, @password)
            """,
            new { role, password })!);
}
