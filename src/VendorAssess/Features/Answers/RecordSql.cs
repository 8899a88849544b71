using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Answers;
using VendorAssess.Features.Answers.Saving;

namespace VendorAssess.Features.Answers;

/// <summary>The city's own texts: its records on a case's sheet, its notes beside the answers about a candidate.</summary>
public static class RecordSql
{
    public static Task AddTexts(
        this DbConnection db, SheetKey sheet, IReadOnlyList<RecordText> additions, AnswerOrigin origin)
    {
        var added = new
        {
            caseId = sheet.CaseId,
            candidate = sheet.Candidate,
            ids = additions.Select(r => r.Record).ToArray(),
            revisions = additions.Select(r => r.Revision).ToArray(),
            contents = additions.Select(r => r.Content).ToArray(),
            personId = origin.PersonId,
            at = origin.At,
        };
        return sheet.Candidate is null ? db.ExecuteAsync(Records, added) : db.ExecuteAsync(Notes, added);
    }

    private const string Records =
        """
        INSERT INTO city_records (case_id, record, revision, content, person_id, at)
        SELECT @caseId, r.id, r.revision, r.content, @personId, @at
        FROM unnest(@ids, @revisions, @contents) AS r (id, revision, content)
        """;

    private const string Notes =
        """
        INSERT INTO city_notes (case_id, candidate, question, revision, content, person_id, at)
        SELECT @caseId, @candidate, n.id, n.revision, n.content, @personId, @at
        FROM unnest(@ids, @revisions, @contents) AS n (id, revision, content)
        """;
}
