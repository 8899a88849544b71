using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Features.Answers;

/// <summary>The sheets that answers stand on, and the one way to add to them.</summary>
public static class AnswerSql
{
    /// <summary>Locks the sheet of a candidate's service, which other cases may share.</summary>
    public static async Task<int?> LockServiceSheet(this DbConnection db, int caseId, int candidate)
    {
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (service_id)
            SELECT k.service_id
            FROM candidates k
            WHERE k.case_id = @caseId AND k.number = @candidate
              AND NOT EXISTS (SELECT FROM answer_sheets h WHERE h.service_id = k.service_id)
            ON CONFLICT DO NOTHING
            """,
            new { caseId, candidate });
        return await db.QuerySingleOrDefaultAsync<int?>(
            """
            SELECT h.id
            FROM answer_sheets h
            JOIN candidates k ON k.service_id = h.service_id
            WHERE k.case_id = @caseId AND k.number = @candidate
            FOR UPDATE OF h
            """,
            new { caseId, candidate });
    }

    /// <summary>Locks the sheet for what the city itself answers in a case.</summary>
    public static async Task<int?> LockCaseSheet(this DbConnection db, int caseId)
    {
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (case_id)
            SELECT c.id
            FROM cases c
            WHERE c.id = @caseId AND NOT EXISTS (SELECT FROM answer_sheets h WHERE h.case_id = c.id)
            ON CONFLICT DO NOTHING
            """,
            new { caseId });
        return await db.QuerySingleOrDefaultAsync<int?>(
            """
            SELECT id
            FROM answer_sheets
            WHERE case_id = @caseId
            FOR UPDATE
            """,
            new { caseId });
    }

    public static Task AddAnswers(
        this DbConnection db, int sheetId, IReadOnlyList<WantedAnswer> additions, AnswerOrigin origin) =>
        db.ExecuteAsync(
            """
            INSERT INTO answers (sheet_id, question, revision, value, written, note, evidence, as_of, valid_until,
                                 source, import_id, link_id, person_id, by_name, at, bank_hash)
            SELECT @sheetId, a.question, a.revision, a.value::jsonb, a.written, a.note, a.evidence, a.as_of,
                   a.valid_until, @source, @importId, @linkId, @personId, @byName, @at, @BankHash
            FROM unnest(@questions, @revisions, @values, @written, @notes, @evidence, @asOf, @validUntil)
                AS a (question, revision, value, written, note, evidence, as_of, valid_until)
            """,
            new
            {
                sheetId,
                questions = additions.Select(a => a.Answer.Question).ToArray(),
                revisions = additions.Select(a => a.Answer.Revision).ToArray(),
                values = additions.Select(a => AnswerJson.Text(a.Answer.Value)).ToArray(),
                written = additions.Select(a => a.Written).ToArray(),
                notes = additions.Select(a => a.Answer.Note).ToArray(),
                evidence = additions.Select(a => a.Answer.Evidence).ToArray(),
                asOf = additions.Select(a => a.Answer.AsOf).ToArray(),
                validUntil = additions.Select(a => a.Answer.ValidUntil).ToArray(),
                source = origin.Source.ToString(),
                origin.ImportId,
                origin.LinkId,
                origin.PersonId,
                byName = origin.ByName,
                origin.At,
                origin.BankHash,
            });
}

/// <summary>
/// From where answers come, by whom, when (UTC), and under which edition of the questions; a name where it is no person
/// of the city.
/// </summary>
public sealed record AnswerOrigin(
    AnswerSource Source, int? ImportId, int? PersonId, DateTime At, string BankHash, string ByName = "",
    int? LinkId = null);
