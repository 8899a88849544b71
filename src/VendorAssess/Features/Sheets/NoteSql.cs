using Dapper;
using Npgsql;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Features.Sheets;

/// <summary>What the city notes beside a vendor's answer.</summary>
public static class NoteSql
{
    /// <summary>Locks the sheet, so that two who note at once are told of each other; null for who may not read it.</summary>
    public static Task<HistoryHead?> LockReadableSheet(
        this NpgsqlConnection db, int serviceId, int personId, DateOnly today) =>
        db.QuerySingleOrDefaultAsync<HistoryHead>(
            """
            SELECT h.id AS sheet, v.considered, s.name AS title
            FROM answer_sheets h
            JOIN readable_sheet(@personId, @today, @serviceId, NULL) v ON v.sheet_id = h.id
            JOIN services s ON s.id = h.service_id
            WHERE h.service_id = @serviceId
            FOR UPDATE OF h
            """,
            new { serviceId, personId, today });

    public static Task<CityNote?> NewestNote(this NpgsqlConnection db, int sheet, string question) =>
        db.QuerySingleOrDefaultAsync<CityNote>(
            """
            SELECT question, revision, note AS text
            FROM city_notes
            WHERE sheet_id = @sheet AND question = @question
            ORDER BY revision DESC
            LIMIT 1
            """,
            new { sheet, question });

    public static Task AddNote(this NpgsqlConnection db, int sheet, CityNote note, int personId, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO city_notes (sheet_id, question, revision, note, person_id, at)
            VALUES (@sheet, @Question, @Revision, @Text, @personId, @now)
            """,
            new { sheet, note.Question, note.Revision, note.Text, personId, now });
}
