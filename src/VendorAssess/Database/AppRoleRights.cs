using Dapper;
using Npgsql;

namespace VendorAssess.Database;

/// <summary>
/// Gives the app's role what each table's comment allows it, as <c>app role: SELECT, INSERT, UPDATE (title)</c> or
/// <c>app role: NONE</c>; without one, to read and to add. A function that runs with the owner's rights is open to it
/// alone, and only by <c>app role: EXECUTE</c>. So no SQL file names the role.
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
            EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, %I', current_database(), app);
            EXECUTE format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I', app);
            EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
            EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', app);
            FOR item IN
                SELECT c.oid::regclass AS name,
                       coalesce(
                           substring(obj_description(c.oid, 'pg_class')
                                     FROM '^app role: ([A-Z]+( [(][a-z_, ]+[)])?(, [A-Z]+( [(][a-z_, ]+[)])?)*)'),
                           'SELECT, INSERT') AS rights
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
            FOR item IN
                SELECT p.oid::regprocedure AS name, obj_description(p.oid, 'pg_proc') ^@ 'app role: EXECUTE' AS granted
                FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND pg_has_role(p.proowner, 'USAGE')
            LOOP
                EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, %I', item.name, app);
                IF item.granted THEN
                    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', item.name, app);
                END IF;
            END LOOP;
        END
        $$
        """;

    /// <summary>Whether the role could make a table that hides one of ours from a function.</summary>
    public static Task<bool> MayMakeTables(NpgsqlConnection app) =>
        app.ExecuteScalarAsync<bool>(
            """
            SELECT has_database_privilege(current_database(), 'TEMPORARY') OR has_schema_privilege('public', 'CREATE')
            """);

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
