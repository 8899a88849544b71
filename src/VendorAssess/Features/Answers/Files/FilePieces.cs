using System.Buffers;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace VendorAssess.Features.Answers.Files;

/// <summary>The bytes of evidence, in and out piece by piece.</summary>
public static class FilePieces
{
    public const int Piece = 1 << 18;

    public static Task<long> NextContent(this NpgsqlConnection db) =>
        db.ExecuteScalarAsync<long>("SELECT nextval('evidence_content_ids')");

    public static async Task CopyIn(this NpgsqlConnection db, long content, Stream bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            await using var copy = await db.BeginBinaryImportAsync(
                "COPY evidence_pieces (content_id, number, bytes) FROM STDIN (FORMAT BINARY)");
            var number = 0;
            for (int read; (read = await bytes.ReadAtLeastAsync(buffer.AsMemory(0, Piece), Piece, throwOnEndOfStream: false)) > 0; number++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(content, NpgsqlDbType.Bigint);
                await copy.WriteAsync(number, NpgsqlDbType.Integer);
                await copy.WriteAsync(buffer.AsMemory(0, read), NpgsqlDbType.Bytea);
            }
            await copy.CompleteAsync();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>No connection is held while a slow reader takes a piece.</summary>
    public static async Task CopyOut(this NpgsqlDataSource postgres, long content, Stream to, CancellationToken leaving)
    {
        for (var number = 0; ; number++)
        {
            byte[]? piece;
            await using (var db = await postgres.OpenConnectionAsync(leaving))
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
