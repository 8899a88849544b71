using Dapper;
using Npgsql;

namespace VendorAssess.Database;

/// <summary>
/// Gives the app's role what each table allows it: to read and write, unless the table's comment begins with
/// <c>app role: SELECT, INSERT</c> or <c>app role: NONE</c>. So no SQL file names the role.
/// </summary>
public static class AppRoleRights
{
    private const string GrantAll =
        """
        DO $$
        DECLARE
            app  text := current_setting('vendorassess.app_role');
            item record;
        BEGIN
            EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
            EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', app);
            FOR item IN
                SELECT c.oid::regclass AS name,
                       coalesce(
                           substring(obj_description(c.oid, 'pg_class') FROM '^app role: ([A-Z]+(, [A-Z]+)*)'),
                           'SELECT, INSERT, UPDATE, DELETE') AS rights
                FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace
                  AND c.relkind IN ('r', 'p', 'v', 'm')
                  AND pg_has_role(c.relowner, 'USAGE')
            LOOP
                EXECUTE format('REVOKE ALL ON %s FROM %I', item.name, app);
                IF item.rights <> 'NONE' THEN
                    EXECUTE format('GRANT %s ON %s TO %I', item.rights, item.name, app);
                END IF;
            END LOOP;
        END
        $$
        """;

    /// <summary>Whether the role could change or pass by the rules that the tables have for it.</summary>
    public static Task<bool> IsTooPowerful(NpgsqlConnection app) =>
        app.ExecuteScalarAsync<bool>(
            """
            SELECT rolsuper OR rolbypassrls OR EXISTS (
                SELECT FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND pg_has_role(relowner, 'MEMBER'))
            FROM pg_roles
            WHERE rolname = current_user
            """);

    public static async Task Grant(NpgsqlConnection owner, string appRole)
    {
        await using var transaction = await owner.BeginTransactionAsync();
        await owner.ExecuteAsync("SELECT set_config('vendorassess.app_role', @appRole, true)", new { appRole });
        await owner.ExecuteAsync(GrantAll);
        await transaction.CommitAsync();
    }
}
