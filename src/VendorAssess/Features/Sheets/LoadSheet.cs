using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Sheets;

/// <summary>A service's sheet as it was known at the end of a day in Japan.</summary>
public sealed record SheetOnDay(
    SheetHead Head, DateOnly Day, QuestionBank Bank, ImmutableArray<SheetLine> Lines, EvidenceList Evidence)
{
    public int Stale => Lines.Count(l => l.Stale is not null);

    /// <summary>By group of the bank; what is no longer asked comes last, under no title.</summary>
    public IEnumerable<(string Id, string Title, ImmutableArray<SheetLine> Lines)> Groups =>
        Lines.GroupBy(l => Bank.Find(l.Row.Question)?.Group ?? "", StringComparer.Ordinal)
            .OrderBy(g => g.Key.Length == 0)
            .Select(g => (g.Key, g.Key.Length == 0 ? "いまは聞いていない設問" : Bank.GroupTitle(g.Key), g.ToImmutableArray()));
}

public sealed class LoadSheet(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Without a day as of today; null when there is no such service or the person may not read its sheet.</summary>
    public async Task<SheetOnDay?> Load(Person me, int serviceId, DateOnly? on, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        var day = on ?? today;
        await using var db = await postgres.OpenAs(me, today, leaving);
        var sheet = await db.LoadSheet(serviceId, me.Id, today, day.AddDays(1).StartInJapan(), leaving);
        if (sheet is not { Head.Readable: true })
            return null;
        var evidence = await db.LoadEvidence(serviceId, null, me.Id, me.Holds(Roles.Auditor), today, leaving);
        return new SheetOnDay(
            sheet.Head, day, editions.Current.Bank, await new SheetLines(editions).Of(sheet, day), evidence);
    }
}
