using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Answers.Importing;

public enum ImportState { Previewed, Stored, Dropped }

/// <summary>A kept import without its file.</summary>
public sealed record ImportRow(
    int Id, string FileName, string FileSha256, string Preview, ImportState State, string By, DateTime At);

/// <summary>A workbook that has been read and is kept for the preview.</summary>
public sealed record ImportToKeep(
    int CaseId, int Candidate, int SheetId, string FileName, string FileSha256, byte[] File, string Preview,
    string? Paper, string? PaperVersion, int PersonId, DateTime At);

public static class ImportSql
{
    /// <summary>The same file read again takes its own preview's place, so that impatience fills no disk.</summary>
    public static async Task<int> KeepImport(this DbConnection db, ImportToKeep import) =>
        await db.QuerySingleOrDefaultAsync<int?>(
            """
            UPDATE workbook_imports
            SET preview = @Preview::jsonb, file_name = @FileName, person_id = @PersonId, at = @At
            WHERE case_id = @CaseId AND candidate = @Candidate AND file_sha256 = @FileSha256 AND state = 'Previewed'
              AND paper IS NOT DISTINCT FROM @Paper
            RETURNING id
            """,
            import)
        ?? await db.ExecuteScalarAsync<int>(
            """
            INSERT INTO workbook_imports (
                case_id, candidate, sheet_id, file_name, file_sha256, file, preview, paper, paper_version, person_id, at)
            VALUES (
                @CaseId, @Candidate, @SheetId, @FileName, @FileSha256, @File, @Preview::jsonb, @Paper, @PaperVersion,
                @PersonId, @At)
            RETURNING id
            """,
            import);

    public static Task<long> KeptBytes(this DbConnection db, int caseId) =>
        db.ExecuteScalarAsync<long>(
            "SELECT coalesce(sum(length(file)), 0) FROM workbook_imports WHERE case_id = @caseId", new { caseId });

    public static Task<ImportRow?> FindImport(
        this DbConnection db, int caseId, int candidate, int importId, int personId, DateOnly today,
        CancellationToken leaving = default) =>
        db.QuerySingleOrDefaultAsync<ImportRow>(new CommandDefinition(
            """
            SELECT i.id, i.file_name, i.file_sha256, i.preview::text AS preview, i.state, p.name AS by, i.at
            FROM workbook_imports i
            JOIN visible_cases(@personId, @today) v ON v.case_id = i.case_id
            JOIN people p ON p.id = i.person_id
            WHERE i.id = @importId AND i.case_id = @caseId AND i.candidate = @candidate AND i.paper IS NULL
            """,
            new { caseId, candidate, importId, personId, today },
            cancellationToken: leaving));

    /// <summary>True for the one who turns the preview into answers; a second press finds it done.</summary>
    public static async Task<bool> MarkStored(this DbConnection db, int importId) =>
        await db.ExecuteAsync(
            """
            UPDATE workbook_imports
            SET state = 'Stored'
            WHERE id = @importId AND state = 'Previewed'
            """,
            new { importId }) == 1;
}
