using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>An 例外措置 as it stands in its row, with what the rules ask of its case.</summary>
public sealed record ExceptionState(
    int Id, int CaseId, int Candidate, string Lineage, CaseStage Stage, ExceptionStatus Status, DateOnly? TakenOn,
    DateOnly FromDate, DateOnly UntilDate, string Digest, string Content, int AskedBy, int AskedPost,
    string Askers, string AskersPosts, int OtherDeciders, int? UseId, bool AskerEnded)
{
    public CaseStanding Case => new(
        CaseId, Stage, Ids.In(Lineage));

    public RecordableExceptionUse Recordable(Policy policy, Facts facts, DateOnly today) =>
        new(Standing, policy, Procedures.Due(policy, facts).Definition, UntilDate, today, UseId);

    public ExceptionRequest Standing => new(Id, Case, Status, TakenOn, Digest, AskedBy, AskedPost, OtherDeciders)
    {
        Askers = new(Ids.In(Askers), Ids.In(AskersPosts)),
        AskerEnded = AskerEnded,
    };
}

/// <summary>What is asked for, frozen, and the roles that grant it.</summary>
public sealed record NewExceptionRow(
    int CaseId, int Candidate, ExceptionDraft Draft, string[] Decides, string Content, string Digest, bool OnlyWay);

public static class ExceptionSql
{
    /// <summary>Locks the case, so that asking, deciding and withdrawing wait for each other; null when it is not seen.</summary>
    public static async Task<ExceptionState?> LockException(
        this DbConnection db, int id, int personId, DateOnly today)
    {
        await db.ExecuteAsync(
            """
            SELECT c.id
            FROM cases c
            JOIN exceptions e ON e.case_id = c.id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            WHERE e.id = @id
            FOR UPDATE OF c
            """,
            new { id, personId, today });
        return await db.QuerySingleOrDefaultAsync<ExceptionState>(State, new { id, personId, today });
    }

    public const string State =
        """
        SELECT e.id, e.case_id, e.candidate, array_to_string(lineage(c.department_id), ',') AS lineage, c.stage,
               coalesce(x.status, 'Asked') AS status, e.taken_on, e.from_date, e.until_date, e.digest, e.content,
               e.person_id AS asked_by, e.post_id AS asked_post, o.askers, o.askers_posts, o.other_deciders, u.id AS use_id,
               NOT stands_on(e.post_id, @today) AS asker_ended
        FROM exceptions e
        JOIN cases c ON c.id = e.case_id
        JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
        CROSS JOIN LATERAL origin_of(
            e.decides, '', c.department_id, e.person_id, e.post_id, e.asked_for, e.deciders, @today) o
        LEFT JOIN exception_outcomes x ON x.exception_id = e.id
        LEFT JOIN uses u ON u.exception_id = e.id
        WHERE e.id = @id;

        """;

    public static Task<int> AddException(this DbConnection db, NewExceptionRow asked, Signed by) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, taken_on,
                                    decides, content, digest, only_way, person_id, post_id, via, at, asked_for, deciders)
            SELECT @CaseId, @Candidate, @requirements, @Reason, @Measures, @From, @Until, @TakenOn,
                   @Decides, @Content, @Digest, @OnlyWay, @PersonId, @PostId, @Via, @At,
                   asked_for(@PersonId, @PostId, day_in_japan(@At)),
                   ARRAY(SELECT who_decide(@Decides, '', c.department_id, day_in_japan(@At)))
            FROM cases c
            WHERE c.id = @CaseId
            RETURNING id
            """,
            new
            {
                asked.CaseId, asked.Candidate, requirements = asked.Draft.Requirements.ToArray(), asked.Draft.Reason,
                asked.Draft.Measures, asked.Draft.From, asked.Draft.Until, asked.Draft.TakenOn, asked.Decides,
                asked.Content, asked.Digest, asked.OnlyWay, by.PersonId, by.PostId, by.Via, by.At,
            });

    /// <summary>The one end; a second one is refused by the key.</summary>
    public static Task AddOutcome(this DbConnection db, int id, WantedOutcome outcome, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO exception_outcomes (exception_id, status, reason, digest, same_person_reason, person_id, post_id,
                                            via, at)
            VALUES (@id, @status, @Reason, @SeenDigest, @SamePersonReason, @PersonId, @PostId, @Via, @At)
            """,
            new
            {
                id, status = outcome.Status.ToString(), outcome.Reason, outcome.SeenDigest, outcome.SamePersonReason,
                by.PersonId, by.PostId, by.Via, by.At,
            });
}
