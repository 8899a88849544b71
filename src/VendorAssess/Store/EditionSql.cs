using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

/// <summary>A content file of an edition.</summary>
public sealed record EditionFileRow(string Name, string Content);

/// <summary>An edition of a policy with the questions it is in force with; without a policy, of the questions themselves.</summary>
public sealed record EditionRow(string Policy, string Hash, string BankHash, string Title, string Edition)
{
    /// <summary>The questions have no policy; their hash stands on both sides.</summary>
    public static EditionRow OfQuestions(string hash, string id, string edition) => new("", hash, hash, id, edition);
}

public static class EditionSql
{
    /// <summary>Keeps an edition with its files; one that is kept already stays as it is. True where it was not.</summary>
    public static async Task<bool> KeepEdition(
        this DbConnection db, EditionRow edition, IReadOnlyList<EditionFileRow> files, DateTime now) =>
        await db.ExecuteScalarAsync<int>(
            """
            WITH stored AS (
                INSERT INTO edition_files (hash, name, content, stored_at)
                SELECT @Hash, f.name, f.content, @now
                FROM unnest(@names, @contents) AS f (name, content)
                ON CONFLICT DO NOTHING
            ), kept AS (
                INSERT INTO editions (policy, hash, bank_hash, title, edition, since)
                VALUES (@Policy, @Hash, @BankHash, @Title, @Edition, @now)
                ON CONFLICT DO NOTHING
                RETURNING hash
            )
            SELECT count(*)::int
            FROM kept
            """,
            new
            {
                edition.Policy,
                edition.Hash,
                edition.BankHash,
                edition.Title,
                edition.Edition,
                names = files.Select(f => f.Name).ToArray(),
                contents = files.Select(f => f.Content).ToArray(),
                now,
            }) > 0;

    public static Task<IEnumerable<EditionFileRow>> LoadEdition(this DbConnection db, string hash) =>
        db.QueryAsync<EditionFileRow>(
            """
            SELECT name, content
            FROM edition_files
            WHERE hash = @hash
            ORDER BY name COLLATE "C"
            """,
            new { hash });
}
