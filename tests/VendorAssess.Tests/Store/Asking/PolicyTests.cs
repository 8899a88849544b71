using Dapper;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>What the database itself says about its row-level security.</summary>
public sealed class PolicyTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private sealed record Row(string Name, bool Enabled, bool Forced, string Commands);

    [Fact]
    public async Task Every_table_is_protected_or_left_alone_for_a_reason()
    {
        var tables = await Load();
        Assert.Empty(Tables.Protected.Keys.Intersect(Tables.Open.Keys));
        Assert.Equal(
            Tables.Protected.Keys.Concat(Tables.Open.Keys).Order(StringComparer.Ordinal),
            tables.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(tables.Where(t => Tables.Open.ContainsKey(t.Name)), t => Assert.Equal((false, ""), (t.Enabled, t.Commands)));
    }

    [Fact]
    public async Task What_is_protected_is_so_for_its_owner_too_and_for_every_command()
    {
        var tables = (await Load()).Where(t => Tables.Protected.ContainsKey(t.Name));
        Assert.All(tables, t => Assert.Equal(
            (t.Name, true, true, "DELETE INSERT SELECT UPDATE"), (t.Name, t.Enabled, t.Forced, t.Commands)));
    }

    [Fact]
    public async Task No_policy_is_open_to_all_and_none_names_a_role()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.Empty(await db.QueryAsync<string>(
            """
            SELECT tablename || ' ' || policyname
            FROM pg_policies
            WHERE coalesce(qual, 'true') = 'true' AND coalesce(with_check, 'true') = 'true' OR roles <> '{public}'
            """));
    }

    [Fact]
    public async Task A_view_shows_no_more_than_who_looks_may_see()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.Empty(await db.QueryAsync<string>(
            """
            SELECT relname::text
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
              AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)
            """));
    }

    [Fact]
    public async Task Only_the_disposal_and_the_audit_run_with_the_rights_of_their_owner_who_is_bound_too()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.Equal(["audit_chain", "dispose_case"], await db.QueryAsync<string>(
            "SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname"));
    }

    private async Task<IReadOnlyList<Row>> Load()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.QueryAsync<Row>(
            """
            SELECT c.relname::text AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
                   coalesce(string_agg(DISTINCT p.cmd, ' ' ORDER BY p.cmd) FILTER (WHERE p.permissive = 'PERMISSIVE'), '')
                       AS commands
            FROM pg_class c
            LEFT JOIN pg_policies p ON p.schemaname = 'public' AND p.tablename = c.relname
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            GROUP BY c.oid
            """)).AsList();
    }
}
