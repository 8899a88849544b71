using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Comments;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>What stands beside the answers of a sheet: the city's notes, and the newest comments on each question.</summary>
public sealed record BesideAnswers(ImmutableArray<RecordRow> Notes, ImmutableDictionary<string, Discussion> Discussions)
{
    /// <summary>Null where nobody has said anything.</summary>
    public Discussion? On(Question question) => Discussions.GetValueOrDefault(question.Id);

    public int OpenIn(AnswerGroup group) => group.Lines.Count(l => On(l.Question) is { IsOpen: true });
}

public static class BesideSql
{
    private const int NewestOfEach = 3;

    /// <summary>The newest comments on each question of a sheet.</summary>
    public static async Task<ImmutableDictionary<string, Discussion>> LoadDiscussions(
        this DbConnection db, SheetKey sheet, int personId, DateOnly today, CancellationToken leaving) =>
        Discussion.Of(await db.QueryAsync<CommentRow>(new CommandDefinition(
            """
            SELECT c.id, c.question, c.content, c.settles, p.name AS by, d.name || ' ' || o.title AS post, c.at, c.total
            FROM (
                SELECT s.id, s.question, s.content, s.settles, s.person_id, s.post_id, s.at,
                       row_number() OVER (PARTITION BY s.question ORDER BY s.id DESC) AS place,
                       (count(*) OVER (PARTITION BY s.question))::integer AS total
                FROM comments s
                JOIN visible_cases(@personId, @today) v ON v.case_id = s.case_id
                WHERE s.case_id = @caseId AND s.candidate IS NOT DISTINCT FROM @candidate
            ) c
            JOIN people p ON p.id = c.person_id
            JOIN posts o ON o.id = c.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE c.place <= @newest
            """,
            new { caseId = sheet.CaseId, candidate = sheet.Candidate, personId, today, newest = NewestOfEach },
            cancellationToken: leaving)));
}
