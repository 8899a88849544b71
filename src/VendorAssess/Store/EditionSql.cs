using Dapper;
using Npgsql;

namespace VendorAssess.Store;

/// <summary>A content file that cases were evaluated under.</summary>
public sealed record EditionFileRow(string Name, string Content);

public static class EditionSql
{
    /// <summary>Keeps the files of an edition; one that is kept already stays as it is.</summary>
    public static Task KeepEdition(
        this NpgsqlConnection db, string hash, IReadOnlyList<EditionFileRow> files, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO edition_files (hash, name, content, stored_at)
            SELECT @hash, f.name, f.content, @now
            FROM unnest(@names, @contents) AS f (name, content)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                hash,
                names = files.Select(f => f.Name).ToArray(),
                contents = files.Select(f => f.Content).ToArray(),
                now,
            });

    public static Task<IEnumerable<EditionFileRow>> LoadEdition(this NpgsqlConnection db, string hash) =>
        db.QueryAsync<EditionFileRow>(
            """
            SELECT name, content
            FROM edition_files
            WHERE hash = @hash
            ORDER BY name COLLATE "C"
            """,
            new { hash });
}
