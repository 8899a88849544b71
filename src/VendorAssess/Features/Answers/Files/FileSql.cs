using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Features.Answers.Files;

/// <summary>How full a sheet is; same: the bytes are held already, twin: as evidence for the same question too.</summary>
public sealed record SheetUse(long Bytes, int Files, long? Same, int? Twin);

/// <summary>A file to hand out; considered: whether the person sees a case that its sheet serves.</summary>
public sealed record FileToSend(int Sheet, long Content, int? ServiceId, int? CaseId, bool Considered);

public static class FileSql
{
    public static Task<SheetUse> UseOf(this DbConnection db, int sheet, string sha256, string question) =>
        db.QuerySingleAsync<SheetUse>(
            """
            SELECT coalesce(sum(c.size), 0)::bigint AS bytes,
                   (SELECT count(*)::int FROM evidence e WHERE e.sheet_id = @sheet) AS files,
                   max(c.id) FILTER (WHERE c.sha256 = @sha256) AS same,
                   (SELECT min(e.id)
                    FROM evidence e
                    JOIN evidence_contents t ON t.id = e.content_id
                    WHERE e.sheet_id = @sheet AND e.question = @question AND t.sha256 = @sha256
                      AND NOT EXISTS (SELECT FROM evidence_withdrawals w WHERE w.evidence_id = e.id)) AS twin
            FROM evidence_contents c
            WHERE c.sheet_id = @sheet
            """,
            new { sheet, sha256, question });

    public static Task AddContent(this DbConnection db, long content, int sheet, UploadedFile file) =>
        db.ExecuteAsync(
            """
            INSERT INTO evidence_contents (id, sheet_id, sha256, size)
            VALUES (@content, @sheet, @Sha256, @Size)
            """,
            new { content, sheet, file.Sha256, file.Size });

    public static Task<int> AddFile(
        this DbConnection db, long content, FilePlace place, UploadedFile file, WantedFile wanted, DateTime now) =>
        db.ExecuteScalarAsync<int>(
            """
            WITH added AS (
                INSERT INTO evidence (sheet_id, question, content_id, name, kind, confidential, person_id, by_name, at)
                VALUES (@Sheet, @Question, @content, @Name, @kind, @Confidential, @PersonId, @ByName, @now)
                RETURNING id
            ), linked AS (
                INSERT INTO link_files (evidence_id, link_id)
                SELECT id, @LinkId FROM added WHERE @LinkId::integer IS NOT NULL
            )
            SELECT id
            FROM added
            """,
            new
            {
                place.Sheet, wanted.Question, content, file.Name, kind = file.Kind.ToString(), wanted.Confidential,
                place.PersonId, place.ByName, place.LinkId, now,
            });

    public static Task AddWithdrawal(
        this DbConnection db, int file, string reason, int? personId, string byName, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO evidence_withdrawals (evidence_id, reason, person_id, by_name, at)
            VALUES (@file, @reason, @personId, @byName, @now)
            """,
            new { file, reason, personId, byName, now });

    /// <summary>A file of a sheet that is locked by the caller; null where it is not on it.</summary>
    public static Task<EvidenceFile?> FindFile(this DbConnection db, int sheet, int file) =>
        db.QuerySingleOrDefaultAsync<EvidenceFile>(
            """
            SELECT e.id, h.service_id, e.question, e.name, e.kind, c.size, c.sha256, e.confidential,
                   coalesce(p.name, e.by_name) AS by, e.at, w.reason AS withdrawn_because,
                   coalesce(wp.name, w.by_name) AS withdrawn_by, w.at AS withdrawn_at
            FROM evidence e
            JOIN answer_sheets h ON h.id = e.sheet_id
            JOIN evidence_contents c ON c.id = e.content_id
            LEFT JOIN people p ON p.id = e.person_id
            LEFT JOIN evidence_withdrawals w ON w.evidence_id = e.id
            LEFT JOIN people wp ON wp.id = w.person_id
            WHERE e.sheet_id = @sheet AND e.id = @file
            """,
            new { sheet, file });

    /// <summary>Null for who may not read the sheet of the file.</summary>
    public static async Task<(FileToSend Where, EvidenceFile File)?> FindReadable(
        this DbConnection db, int file, int personId, DateOnly today)
    {
        var where = await db.QuerySingleOrDefaultAsync<FileToSend>(
            """
            SELECT e.sheet_id AS sheet, e.content_id AS content, h.service_id, h.case_id, v.considered
            FROM evidence e
            JOIN answer_sheets h ON h.id = e.sheet_id
            CROSS JOIN LATERAL readable_sheet(@personId, @today, h.service_id, h.case_id) v
            WHERE e.id = @file
            """,
            new { file, personId, today });
        return where is not null && await db.FindFile(where.Sheet, file) is { } kept ? (where, kept) : null;
    }
}
