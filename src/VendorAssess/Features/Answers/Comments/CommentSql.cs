using System.Data.Common;
using Dapper;
using VendorAssess.Features.Answers.Saving;

namespace VendorAssess.Features.Answers.Comments;

/// <summary>A comment to be added.</summary>
public sealed record NewComment(
    int CaseId, int? Candidate, string Question, string Content, bool Settles, int PersonId, int PostId, DateTime At);

public static class CommentSql
{
    /// <summary>The comments on one question, newest first, before one that was shown already.</summary>
    public static async Task<IReadOnlyList<CommentRow>> ListComments(
        this DbConnection db, SheetKey sheet, string question, int? before, int limit, int personId, DateOnly today,
        CancellationToken leaving = default) =>
        (await db.QueryAsync<CommentRow>(new CommandDefinition(
            """
            SELECT c.id, c.question, c.content, c.settles, p.name AS by, d.name || ' ' || o.title AS post, c.at,
                   0 AS total
            FROM comments c
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.case_id
            JOIN people p ON p.id = c.person_id
            JOIN posts o ON o.id = c.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE c.case_id = @caseId AND c.candidate IS NOT DISTINCT FROM @candidate AND c.question = @question
              AND (@before::integer IS NULL OR c.id < @before)
            ORDER BY c.id DESC
            LIMIT @limit
            """,
            new
            {
                caseId = sheet.CaseId, candidate = sheet.Candidate, question, before, limit, personId, today,
            },
            cancellationToken: leaving))).AsList();

    public static Task<int> AddComment(this DbConnection db, NewComment comment) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO comments (case_id, candidate, question, content, settles, person_id, post_id, at)
            VALUES (@CaseId, @Candidate, @Question, @Content, @Settles, @PersonId, @PostId, @At)
            RETURNING id
            """,
            comment);
}
