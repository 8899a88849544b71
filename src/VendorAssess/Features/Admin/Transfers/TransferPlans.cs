using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.TransferForm;

namespace VendorAssess.Features.Admin.Transfers;

internal static class TransferPlans
{
    public static TransferFile File(this TransferRecord transfer) =>
        JsonSerializer.Deserialize<TransferFile>(transfer.Rows)
        ?? throw new InvalidOperationException("A kept transfer is empty.");

    /// <summary>What the kept rows come to now; cells that could not be read are problems of their rows.</summary>
    /// <param name="audited">The roles that who audits does not act in, where lines are to be held against them.</param>
    public static async Task<TransferPlan> PlanOf(
        this DbConnection db, TransferRecord transfer, DateOnly today, ImmutableHashSet<string>? audited = null,
        CancellationToken leaving = default)
    {
        var file = transfer.File();
        var ground = await db.LoadGround(file.Rows, transfer.Day, today, leaving);
        var plan = TransferPlanner.Plan(file.Rows, ground with { Audited = audited ?? [] });
        var unread = file.Problems.ToLookup(p => p.Line);
        var lines = plan.Lines.Select(l => l with { Problems = [.. unread[l.Row.Line], .. l.Problems] });
        var seen = plan.Lines.Select(l => l.Row.Line).ToHashSet();
        var only = file.Problems.Where(p => !seen.Contains(p.Line)).GroupBy(p => p.Line).Select(group =>
            new TransferLine(file.Rows.First(r => r.Line == group.Key), null, null, null, null, [.. group]));
        return plan with { Lines = [.. lines.Concat(only).OrderBy(l => l.Row.Line)] };
    }
}
