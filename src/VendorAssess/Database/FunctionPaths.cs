using Dapper;
using Npgsql;

namespace VendorAssess.Database;

/// <summary>
/// Lets every function find its tables before any temporary one, which goes first where no path is named, or none that
/// names pg_temp last. A function in SQL is bound to its tables instead, which also leaves it to be inlined.
/// </summary>
public static class FunctionPaths
{
    private const string FixAll =
        """
        DO $$
        DECLARE
            item record;
        BEGIN
            FOR item IN
                SELECT p.oid::regprocedure AS name, l.lanname AS language, p.prosrc AS body,
                       pg_get_functiondef(p.oid) AS definition
                FROM pg_proc p
                JOIN pg_language l ON l.oid = p.prolang
                WHERE p.pronamespace = 'public'::regnamespace AND p.prosqlbody IS NULL AND p.prokind = 'f'
                  AND pg_has_role(p.proowner, 'USAGE') AND l.lanname IN ('sql', 'plpgsql')
                  AND NOT EXISTS (
                      SELECT FROM unnest(p.proconfig) c WHERE c ~ '^search_path=pg_catalog, (public, )?pg_temp$')
                ORDER BY p.oid
            LOOP
                IF item.language = 'sql' THEN
                    EXECUTE replace(
                        item.definition, format('AS $function$%s$function$', item.body),
                        format('BEGIN ATOMIC %s; END', item.body));
                ELSE
                    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', item.name);
                END IF;
            END LOOP;
        END
        $$
        """;

    public static Task Fix(NpgsqlConnection owner) => owner.ExecuteAsync(FixAll);
}
