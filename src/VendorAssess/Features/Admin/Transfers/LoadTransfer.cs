using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.TransferForm;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>Who read, applied and cancelled a transfer, and how many of its newcomers wait for a password.</summary>
public sealed record TransferFrame(
    string ReadBy, DateTime ReadAt, string? AppliedBy, DateTime? AppliedAt, string? CancelledBy, DateTime? CancelledAt,
    int Changes, int WithoutPassword, int EndedActing);

/// <summary>One change that was made.</summary>
public sealed record DoneChange(int PostId, string Department, string Title, string Person, bool Takes);

/// <summary>A transfer with its plan while it is looked at, and with what it did afterwards.</summary>
public sealed record SeenTransfer(
    TransferRecord Record, TransferFrame Frame, DateOnly Today, TransferFile? File, TransferPlan? Plan,
    ImmutableArray<DoneChange> Done);

/// <summary>One transfer; at most three round trips.</summary>
public sealed class LoadTransfer(NpgsqlDataSource postgres, Auditors auditors, TimeProvider clock)
{
    public const int PageSize = 200;

    /// <summary>Null when there is none, and for those who neither administer nor audit.</summary>
    public async Task<SeenTransfer?> Load(Person me, int id, int? after, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT id, day, state, file_name, file_sha256, rows::text AS rows
            FROM transfers
            WHERE id = @id;

            SELECT r.name AS read_by, t.read_at, a.name AS applied_by, t.applied_at, c.name AS cancelled_by,
                   t.cancelled_at,
                   (SELECT count(*)::int FROM transfer_changes x WHERE x.transfer_id = t.id) AS changes,
                   (SELECT count(*)::int
                    FROM transfer_newcomers n
                    JOIN people p ON p.id = n.person_id AND p.active AND p.last_sign_in_at IS NULL
                    WHERE n.transfer_id = t.id AND n.password_issued_at IS NULL) AS without_password,
                   (SELECT count(*)::int FROM transfer_acting a WHERE a.transfer_id = t.id) AS ended_acting
            FROM transfers t
            JOIN people r ON r.id = t.read_by
            LEFT JOIN people a ON a.id = t.applied_by
            LEFT JOIN people c ON c.id = t.cancelled_by
            WHERE t.id = @id;

            SELECT p.id AS post_id, d.name AS department, p.title, w.name AS person, x.kind = 'Takes' AS takes
            FROM transfer_changes x
            JOIN posts p ON p.id = x.post_id
            JOIN departments d ON d.id = p.department_id
            JOIN people w ON w.id = x.person_id
            WHERE x.transfer_id = @id AND (@after::integer IS NULL OR x.post_id > @after)
            ORDER BY x.post_id, x.kind, x.person_id
            LIMIT @limit
            """,
            new { id, after, limit = PageSize + 1 },
            cancellationToken: leaving));
        if (await results.ReadSingleOrDefaultAsync<TransferRecord>() is not { } record)
            return null;
        var frame = await results.ReadSingleAsync<TransferFrame>();
        var done = (await results.ReadAsync<DoneChange>()).ToImmutableArray();
        return record.State == TransferState.Previewed
            ? new SeenTransfer(
                record, frame, today, record.File(), await db.PlanOf(record, today, auditors.Audited, leaving), done)
            : new SeenTransfer(record, frame, today, null, null, done);
    }
}
