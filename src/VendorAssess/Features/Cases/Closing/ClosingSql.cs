using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;

namespace VendorAssess.Features.Cases.Closing;

/// <summary>A case with what still runs in it, and until when it is kept once it is closed.</summary>
public sealed record ClosingCase(
    int Id, string Title, string Department, string Lineage, CaseStage Stage, int Requests, int Exceptions, int Uses,
    int LastNumber, int? RuleId, DateOnly? KeptUntil)
{
    public CaseStanding Standing =>
        new(Id, Stage, Ids.In(Lineage));

    public RunningSteps Running => new(Requests, Exceptions, Uses);
}

/// <summary>One closing of a case, and its reopening where there was one.</summary>
public sealed record ClosingRow(
    int Number, ClosingKind Kind, string Reason, DateOnly? UseEndedOn, string By, string Post, Via Via, DateTime At,
    string? ReopenedReason, string? ReopenedBy, string? ReopenedPost, Via? ReopenedVia, DateTime? ReopenedAt);

/// <summary>保存延長, as it was decided.</summary>
public sealed record ExtensionRow(DateOnly Until, string Reason, string By, string Post, Via Via, DateTime At);

public static class ClosingSql
{
    /// <summary>Null when there is no such case for the person.</summary>
    public static Task<ClosingCase?> FindClosingCase(
        this DbConnection db, int caseId, int personId, DateOnly today, CancellationToken leaving = default) =>
        db.QuerySingleOrDefaultAsync<ClosingCase>(new CommandDefinition(
            """
            SELECT c.id, c.title, d.name AS department, array_to_string(lineage(c.department_id), ',') AS lineage, c.stage,
                   (SELECT count(*)::int FROM requests r WHERE r.case_id = c.id AND r.status IN ('Draft', 'Submitted'))
                       AS requests,
                   (SELECT count(*)::int
                    FROM exceptions e
                    WHERE e.case_id = c.id
                      AND NOT EXISTS (SELECT FROM exception_outcomes o WHERE o.exception_id = e.id)) AS exceptions,
                   (SELECT count(*)::int FROM use_grounds g WHERE g.case_id = c.id) AS uses,
                   coalesce((SELECT max(x.number) FROM case_closings x WHERE x.case_id = c.id), 0) AS last_number,
                   k.rule_id, k.kept_until
            FROM cases c
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            LEFT JOIN closed_cases k ON k.case_id = c.id
            WHERE c.id = @caseId
            """,
            new { caseId, personId, today },
            cancellationToken: leaving));

    /// <summary>Whoever writes by a link of the case, or changes one, locks it: they wait for the closing, or it for them.</summary>
    public static Task LockLinks(this DbConnection db, int caseId) =>
        db.ExecuteAsync(
            """
            SELECT id
            FROM answer_links
            WHERE case_id = @caseId AND parent_id IS NULL
            ORDER BY id
            FOR UPDATE
            """,
            new { caseId });

    /// <summary>The moment is the database's own, so that no closing can be dated back.</summary>
    public static Task AddClosing(this DbConnection db, ClosingCase closed, CaseClosing wish, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO case_closings (case_id, number, kind, reason, use_ended_on, person_id, post_id, via)
            VALUES (@Id, @number, @kind, @Reason, @UseEndedOn, @PersonId, @PostId, @Via)
            """,
            new
            {
                closed.Id, number = closed.LastNumber + 1, kind = wish.Kind.ToString(), wish.Reason, wish.UseEndedOn,
                by.PersonId, by.PostId, by.Via,
            });

    /// <summary>What the case used is used no longer than to this day, and needs no more review.</summary>
    public static Task EndUses(this DbConnection db, int caseId, DateOnly day) =>
        db.ExecuteAsync(
            """
            UPDATE uses u
            SET use_until = least(coalesce(u.use_until, @day), @day), next_review = NULL
            FROM use_grounds g
            WHERE g.use_id = u.id AND g.case_id = @caseId
            """,
            new { caseId, day });

    public static Task AddReopening(this DbConnection db, ClosingCase closed, string reason, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO case_reopenings (case_id, number, reason, person_id, post_id, via, at)
            VALUES (@Id, @LastNumber, @reason, @PersonId, @PostId, @Via, @At)
            """,
            new { closed.Id, closed.LastNumber, reason, by.PersonId, by.PostId, by.Via, by.At });
}
