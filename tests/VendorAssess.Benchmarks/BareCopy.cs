using Dapper;
using Npgsql;

namespace VendorAssess.Benchmarks;

/// <summary>The tables under row-level security once more in the schema <c>bare</c>, with rows and indexes and without it.</summary>
public static class BareCopy
{
    public static async Task Make(NpgsqlDataSource owner)
    {
        await using var db = await owner.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            SELECT ask_as_task('copy');
            DROP SCHEMA IF EXISTS bare CASCADE;
            CREATE SCHEMA bare;
            GRANT USAGE ON SCHEMA bare TO PUBLIC;
            DO $$
            DECLARE
                item text;
            BEGIN
                FOR item IN
                    SELECT relname FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
                LOOP
                    EXECUTE format('CREATE TABLE bare.%1$I (LIKE public.%1$I INCLUDING ALL)', item);
                    EXECUTE format('INSERT INTO bare.%1$I OVERRIDING SYSTEM VALUE SELECT * FROM public.%1$I', item);
                    EXECUTE format('GRANT ALL ON bare.%I TO PUBLIC', item);
                    EXECUTE format('ANALYZE bare.%I', item);
                    EXECUTE format('ANALYZE public.%I', item);
                END LOOP;
            END $$;
            -- Rights by a join alone, as the statements name it; bound to the tables here when it is made here.
            DO $$
            DECLARE
                made text := pg_get_functiondef('cases_seen_by'::regproc);
            BEGIN
                SET LOCAL search_path = bare, public;
                EXECUTE replace(made, 'FUNCTION public.', 'FUNCTION bare.');
            END $$;
            CREATE FUNCTION bare.visible_cases(person integer, today date) RETURNS TABLE (case_id integer)
            STABLE LANGUAGE sql AS 'SELECT case_id FROM bare.cases_seen_by(person, today)'
            """);
    }
}
