using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Transfers;

public sealed record ListedTransfer(
    int Id, DateOnly Day, TransferState State, string FileName, string ReadBy, DateTime ReadAt, int Changes);

/// <summary>The newest transfers, and the work that nobody is there for.</summary>
public sealed record TransferList(
    DateOnly Today, ImmutableArray<ListedTransfer> Listed, int? Next, ImmutableArray<VacantPost> Vacant,
    ImmutableArray<UnmannedDepartment> Unmanned);

/// <summary>Two round trips.</summary>
public sealed class LoadTransfers(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 20;
    public const int MostOrphans = 200;

    /// <summary>Null for those who neither administer nor audit.</summary>
    public async Task<TransferList?> Load(Person me, int? before, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration, leaving);
        var rows = (await db.QueryAsync<ListedTransfer>(new CommandDefinition(
            """
            SELECT t.id, t.day, t.state, t.file_name, p.name AS read_by, t.read_at,
                   (SELECT count(*)::int FROM transfer_changes c WHERE c.transfer_id = t.id) AS changes
            FROM transfers t
            JOIN people p ON p.id = t.read_by
            WHERE (@before::integer IS NULL OR t.id < @before)
            ORDER BY t.id DESC
            LIMIT @limit
            """,
            new { before, limit = PageSize + 1 },
            cancellationToken: leaving))).AsList();
        var (vacant, unmanned) = await db.LoadOrphans(today, MostOrphans, leaving);
        return new TransferList(
            today, [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, vacant, unmanned);
    }
}
