using Dapper;
using Npgsql;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

public sealed class RolesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task The_app_role_is_bound_by_every_rule_of_the_database()
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        var free = await db.QueryAsync<string>(
            """
            SELECT rolname FROM pg_roles
            WHERE pg_has_role(rolname, 'MEMBER')
              AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            UNION ALL
            SELECT relname FROM pg_class WHERE pg_has_role(relowner, 'MEMBER')
            """);
        Assert.Empty(free);
    }

    [Theory]
    [InlineData("ALTER TABLE schema_migrations ADD COLUMN x int")]
    [InlineData("DROP TABLE data_protection_keys")]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("UPDATE schema_migrations SET checksum = ''")]
    [InlineData("DELETE FROM data_protection_keys")]
    [InlineData("ALTER ROLE vendorassess_app BYPASSRLS")]
    public async Task The_app_role_cannot(string sql)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        var e = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    [Theory]
    [InlineData("statement_timeout", "30s")]
    [InlineData("lock_timeout", "5s")]
    [InlineData("jit", "off")]
    [InlineData("idle_in_transaction_session_timeout", "1min")]
    [InlineData("TimeZone", "UTC")]
    public async Task Every_connection_of_the_app_sets(string setting, string value)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        Assert.Equal(value, await db.ExecuteScalarAsync<string>("SELECT current_setting(@setting)", new { setting }));
    }
}
