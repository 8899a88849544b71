using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Features.Uses;

/// <summary>One use with what allowed it.</summary>
public sealed record SeenUse(
    int Id, int RequestId, int CaseId, string Title, string Purpose, string Department, string Service, string Plan,
    string Provider, string Manager, string? Managers, DateOnly? UseFrom, DateOnly? UseUntil, DateOnly? NextReview,
    string Procedure, string ProcedureTitle, RequestStatus Status, string Conditions, string DecidedBy,
    string DecidedPost, Via DecidedVia, DateTime DecidedAt, string Digest, string RecordedBy, DateTime RecordedAt)
{
    public string Decider => ViaWords.Signature(DecidedPost, DecidedVia);
}

public sealed class LoadUse(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null when there is no such use for the person; one round trip.</summary>
    public async Task<SeenUse?> Load(Person me, int id, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenConnectionAsync(leaving);
        return await db.QuerySingleOrDefaultAsync<SeenUse>(new CommandDefinition(
            """
            SELECT u.id, u.request_id, r.case_id, c.title, c.purpose, d.name AS department, s.name AS service, s.plan,
                   p.name AS provider, md.name || ' ' || m.title AS manager,
                   (SELECT string_agg(h.name, '、' ORDER BY h.id)
                    FROM post_holders ph
                    JOIN people h ON h.id = ph.person_id
                    WHERE ph.post_id = m.id AND ph.from_date <= @today
                      AND (ph.until_date IS NULL OR ph.until_date >= @today)) AS managers,
                   u.use_from, u.use_until, u.next_review, r.procedure, r.procedure_title, x.status, x.conditions,
                   decider.name AS decided_by, xd.name || ' ' || xp.title AS decided_post, x.via AS decided_via,
                   x.at AS decided_at, x.digest, recorder.name AS recorded_by, u.recorded_at
            FROM uses u
            JOIN requests r ON r.id = u.request_id
            JOIN cases c ON c.id = r.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = r.case_id AND k.number = r.candidate
            JOIN services s ON s.id = k.service_id
            JOIN providers p ON p.id = s.provider_id
            JOIN posts m ON m.id = u.manager_post
            JOIN departments md ON md.id = m.department_id
            JOIN decisions x ON x.request_id = r.id
            JOIN people decider ON decider.id = x.person_id
            JOIN posts xp ON xp.id = x.post_id
            JOIN departments xd ON xd.id = xp.department_id
            JOIN people recorder ON recorder.id = u.recorded_by
            WHERE u.id = @id
            """,
            new { id, personId = me.Id, today = clock.GetUtcNow().DayInJapan() },
            cancellationToken: leaving));
    }
}
