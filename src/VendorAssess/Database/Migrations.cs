using Dapper;
using Npgsql;

namespace VendorAssess.Database;

/// <summary>Brings the schema up to the files of <c>db/</c>; any number of processes may try at once.</summary>
public sealed class Migrations(NpgsqlDataSource owner, string? appRole, string folder)
{
    // Any constant that no other program takes an advisory lock on in this database.
    private const long Lock = 0x56_65_6E_64_6F_72;

    /// <summary>Applies what is missing and gives the names of what was applied.</summary>
    public async Task<IReadOnlyList<string>> Apply()
    {
        var files = MigrationFile.ReadAll(folder);
        await using var db = await owner.OpenConnectionAsync();
        await db.ExecuteAsync("SELECT pg_advisory_lock(@Lock)", new { Lock });
        await db.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                name       text        PRIMARY KEY,
                checksum   text        NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            );
            COMMENT ON TABLE schema_migrations IS 'app role: SELECT';
            """);
        var applied = await db.QueryAsync<AppliedMigration>("SELECT name, checksum FROM schema_migrations ORDER BY name");
        var pending = Pending(files, applied.AsList());
        foreach (var file in pending)
            await Apply(db, file);
        await FunctionPaths.Fix(db);
        if (appRole is not null)
            await AppRoleRights.Grant(db, appRole);
        return [.. pending.Select(file => file.Name)];
    }

    /// <summary>What is still to apply; refuses by name a file altered, removed or pushed in before an applied one.</summary>
    public static IReadOnlyList<MigrationFile> Pending(
        IReadOnlyList<MigrationFile> files, IReadOnlyList<AppliedMigration> applied)
    {
        var known = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var done in applied)
        {
            if (!known.TryGetValue(done.Name, out var file))
                throw new DatabaseRefusedException(
                    $"db/{done.Name} は適用済みですが、ファイルがありません。元に戻してください。");
            if (file.Checksum != done.Checksum)
                throw new DatabaseRefusedException(
                    $"db/{done.Name} は適用した後に変更されています。元に戻し、変更は新しいファイルにしてください。");
        }
        var names = applied.Select(done => done.Name).ToHashSet(StringComparer.Ordinal);
        var pending = files.Where(file => !names.Contains(file.Name)).ToList();
        var last = applied.Select(done => done.Name).Max(StringComparer.Ordinal);
        return pending.Find(file => StringComparer.Ordinal.Compare(file.Name, last) < 0) is not { } late
            ? pending
            : throw new DatabaseRefusedException(
                $"db/{late.Name} は適用済みの db/{last} より前の番号です。次の空き番号にしてください。");
    }

    // What a file changed of the rows that count has an entry too (db/0051); where it changed none there is none.
    private const string Enter =
        """
        DO $$
        BEGIN
            IF current_setting('vendorassess.sealed', true) <> '' THEN
                INSERT INTO audit_log (action, subject_kind, subject_id)
                VALUES ('rows.updated', 'rows', current_setting('vendorassess.migration'));
            END IF;
        END $$
        """;

    private static async Task Apply(NpgsqlConnection db, MigrationFile file)
    {
        await using var transaction = await db.BeginTransactionAsync();
        try
        {
            await db.ExecuteAsync("SET LOCAL lock_timeout = '10s'");
            // What a migration fills or checks is every row, of all departments.
            await db.ExecuteAsync("SET LOCAL vendorassess.task = 'migration'");
            await db.ExecuteAsync(file.Sql);
            await db.ExecuteAsync("SELECT set_config('vendorassess.migration', @Name, true)", file);
            await db.ExecuteAsync(Enter);
        }
        catch (PostgresException e)
        {
            throw new DatabaseRefusedException($"db/{file.Name}: {e.SqlState} {e.MessageText}");
        }
        await db.ExecuteAsync("INSERT INTO schema_migrations (name, checksum) VALUES (@Name, @Checksum)", file);
        await transaction.CommitAsync();
    }
}

/// <summary>One row of <c>schema_migrations</c>.</summary>
public sealed record AppliedMigration(string Name, string Checksum);
