using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Sheets;

/// <summary>What happened to one answer between two days.</summary>
public sealed record SheetDifference(SheetChange Change, SheetLine? Before, SheetLine After);

/// <summary>A service's sheet on two days, the earlier first.</summary>
public sealed record SheetComparison(
    SheetHead Head, DateOnly From, DateOnly Until, ImmutableArray<SheetDifference> Differences, int Unchanged)
{
    public int Count(SheetChange change) => Differences.Count(d => d.Change == change);
}

public sealed class CompareDays(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The days may come in any order; null when the person may not read the sheet.</summary>
    public async Task<SheetComparison?> Load(
        Person me, int serviceId, DateOnly one, DateOnly other, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        var (from, until) = one <= other ? (one, other) : (other, one);
        await using var db = await postgres.OpenAs(me, today, leaving);
        var before = await db.LoadSheet(serviceId, me.Id, today, from.AddDays(1).StartInJapan(), leaving);
        var after = await db.LoadSheet(serviceId, me.Id, today, until.AddDays(1).StartInJapan(), leaving);
        if (before is null || after is not { Head.Readable: true })
            return null;
        var lines = new SheetLines(editions);
        var all = Differences(await lines.Of(before, from), await lines.Of(after, until), from, until);
        return new SheetComparison(after.Head, from, until, all, after.Answers.Length - all.Length);
    }

    public static ImmutableArray<SheetDifference> Differences(
        ImmutableArray<SheetLine> before, ImmutableArray<SheetLine> after, DateOnly first, DateOnly last)
    {
        var old = before.ToDictionary(l => l.Row.Question, StringComparer.Ordinal);
        return
        [
            .. from line in after
               let earlier = old.GetValueOrDefault(line.Row.Question)
               let change = SheetChanges.Between(earlier?.Held, line.Held, line.Question, first, last)
               where change is not null
               select new SheetDifference(change.Value, earlier, line),
        ];
    }
}
