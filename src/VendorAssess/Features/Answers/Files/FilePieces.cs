using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Files;

/// <summary>The bytes of evidence, in and out piece by piece.</summary>
public static class FilePieces
{
    public const int Piece = 1 << 18;

    public static Task<long> NextContent(this DbConnection db) =>
        db.ExecuteScalarAsync<long>("SELECT nextval('evidence_content_ids')");

    public static async Task CopyIn(this DbConnection db, long content, Stream bytes)
    {
        var piece = new byte[Piece];
        var number = 0;
        for (int read; (read = await bytes.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false)) > 0; number++)
        {
            // COPY knows no row-level security.
            await db.ExecuteAsync(
                "INSERT INTO evidence_pieces (content_id, number, bytes) VALUES (@content, @number, @bytes)",
                new { content, number, bytes = read == Piece ? piece : piece[..read] });
        }
    }

    /// <summary>No connection is held while a slow reader takes a piece.</summary>
    public static async Task CopyOut(
        this NpgsqlDataSource postgres, Asker asker, long content, Stream to, CancellationToken leaving)
    {
        for (var number = 0; ; number++)
        {
            byte[]? piece;
            await using (var db = await postgres.Open(asker, leaving))
            {
                piece = await db.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
                    "SELECT bytes FROM evidence_pieces WHERE content_id = @content AND number = @number",
                    new { content, number },
                    cancellationToken: leaving));
            }
            if (piece is null)
                return;
            await to.WriteAsync(piece, leaving);
        }
    }
}
