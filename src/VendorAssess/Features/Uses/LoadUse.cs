using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Uses;

/// <summary>One use with what allowed it: a request, or an 例外措置.</summary>
public sealed record SeenUse(
    int Id, int? RequestId, int? ExceptionId, int CaseId, string Title, string Purpose, string Department,
    string? UsedBy, string Service, string Plan, string Provider, DateOnly? UseFrom, DateOnly? UseUntil,
    DateOnly? NextReview, string Procedure, string ProcedureTitle, RequestStatus Status, string Conditions,
    string DecidedBy, string DecidedPost, Via DecidedVia, DateTime DecidedAt, string Digest, string RecordedBy,
    DateTime RecordedAt)
{
    public ImmutableArray<UseManager> Managers { get; init; } = [];

    public ImmutableArray<UseCheck> Checks { get; init; } = [];

    public string Decider => ViaWords.Signature(DecidedPost, DecidedVia);
}

/// <summary>A manager by the policy's title, with who holds the post today.</summary>
public sealed record UseManager(string Title, string Post, string? Holders);

/// <summary>A check of the use in one line.</summary>
public sealed record UseCheck(int Id, string Text, DateOnly Due, string Post, bool IsDone)
{
    public CheckState StateOn(DateOnly today) => CheckRules.StateOn(IsDone, Due, today);
}

public sealed class LoadUse(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null when there is no such use for the person; one round trip.</summary>
    public async Task<SeenUse?> Load(Person me, int id, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT u.id, u.request_id, u.exception_id, g.case_id, c.title, c.purpose, d.name AS department,
                   (SELECT string_agg(o.name, '、' ORDER BY o.id)
                    FROM use_departments n JOIN departments o ON o.id = n.department_id
                    WHERE n.use_id = u.id) AS used_by,
                   s.name AS service, s.plan, p.name AS provider, u.use_from, u.use_until, u.next_review, g.procedure,
                   g.procedure_title, g.status, g.conditions, decider.name AS decided_by,
                   xd.name || ' ' || xp.title AS decided_post, g.via AS decided_via, g.at AS decided_at, g.digest,
                   recorder.name AS recorded_by, u.recorded_at
            FROM uses u
            JOIN use_grounds g ON g.use_id = u.id
            JOIN cases c ON c.id = g.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = g.case_id AND k.number = g.candidate
            JOIN services s ON s.id = k.service_id
            JOIN providers p ON p.id = s.provider_id
            JOIN people decider ON decider.id = g.person_id
            JOIN posts xp ON xp.id = g.post_id
            JOIN departments xd ON xd.id = xp.department_id
            JOIN people recorder ON recorder.id = u.recorded_by
            WHERE u.id = @id;

            SELECT m.title, d.name || ' ' || o.title AS post,
                   (SELECT string_agg(h.name, '、' ORDER BY h.id)
                    FROM holders_of(o.id, @today) held JOIN people h ON h.id = held.person_id) AS holders
            FROM use_managers m
            JOIN posts o ON o.id = m.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE m.use_id = @id
            ORDER BY m.title;

            SELECT k.id, k.text, k.due, d.name || ' ' || o.title AS post, done.check_id IS NOT NULL AS is_done
            FROM checks k
            JOIN posts o ON o.id = coalesce(k.handed_to, k.post_id)
            JOIN departments d ON d.id = o.department_id
            LEFT JOIN check_results done ON done.check_id = k.id AND done.result = 'Done'
            WHERE k.use_id = @id
            ORDER BY k.due, k.id
            """,
            new { id, personId = me.Id, today = clock.GetUtcNow().DayInJapan() },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<SeenUse>() is { } use
            ? use with
            {
                Managers = [.. await results.ReadAsync<UseManager>()],
                Checks = [.. await results.ReadAsync<UseCheck>()],
            }
            : null;
    }
}
