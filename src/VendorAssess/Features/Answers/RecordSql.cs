using Dapper;
using Npgsql;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Features.Answers;

public static class RecordSql
{
    public static Task AddRecords(
        this NpgsqlConnection db, int caseId, IReadOnlyList<RecordText> additions, int personId, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO city_records (case_id, record, revision, content, person_id, at)
            SELECT @caseId, r.record, r.revision, r.content, @personId, @now
            FROM unnest(@records, @revisions, @contents) AS r (record, revision, content)
            """,
            new
            {
                caseId,
                records = additions.Select(r => r.Record).ToArray(),
                revisions = additions.Select(r => r.Revision).ToArray(),
                contents = additions.Select(r => r.Content).ToArray(),
                personId,
                now,
            });
}
