using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace VendorAssess.Store;

/// <summary>How many files are kept, of how many bytes, and the first whose bytes are not those that were written.</summary>
public sealed record FileFinding(long Files, long Bytes, string? Broken);

/// <summary>
/// Holds the bytes of every kept file against the SHA-256 beside it, which is part of a sealed row
/// (<see cref="SealedRows"/>). Evidence is read in its pieces, so that no file is held as a whole.
/// </summary>
public static class StoredFiles
{
    private sealed record Piece(long Id, string Sha256, byte[]? Bytes);

    private sealed record Imports(long Files, long Bytes, long? Broken);

    public static async Task<FileFinding> CheckFiles(this DbConnection db)
    {
        var evidence = await CheckEvidence(db);
        if (evidence.Broken is not null)
            return evidence;
        var imports = await db.QuerySingleAsync<Imports>(new CommandDefinition(Imported, commandTimeout: 0));
        return new FileFinding(evidence.Files + imports.Files, evidence.Bytes + imports.Bytes, imports.Broken is { } id
            ? $"取り込んだファイル {id} の中身が、記録のSHA-256と違います。"
            : null);
    }

    private static async Task<FileFinding> CheckEvidence(DbConnection db)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (files, bytes, before) = (0L, 0L, (Piece?)null);
        await foreach (var piece in db.QueryUnbufferedAsync<Piece>(Pieces, commandTimeout: 0))
        {
            if (piece.Id != before?.Id)
            {
                if (WhyBroken(before, hash) is { } broken)
                    return new FileFinding(files, bytes, broken);
                files++;
            }
            hash.AppendData(piece.Bytes ?? []);
            bytes += piece.Bytes?.Length ?? 0;
            before = piece;
        }
        return new FileFinding(files, bytes, WhyBroken(before, hash));
    }

    // Takes the hash of what was read since the file before.
    private static string? WhyBroken(Piece? file, IncrementalHash hash) =>
        file is null || Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256
            ? null
            : $"証跡のファイル {file.Id} の中身が、記録のSHA-256と違います。";

    private const string Pieces =
        """
        SELECT c.id, c.sha256, p.bytes
        FROM evidence_contents c
        LEFT JOIN evidence_pieces p ON p.content_id = c.id
        ORDER BY c.id, p.number
        """;

    // Of a case that was disposed of only the name and hash are left.
    private const string Imported =
        """
        SELECT count(*) AS files, coalesce(sum(length(file)), 0) AS bytes,
               min(id) FILTER (WHERE encode(sha256(file), 'hex') <> file_sha256)::bigint AS broken
        FROM workbook_imports
        WHERE case_id IS NOT NULL
        """;
}
