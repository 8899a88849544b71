using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>What became new on a sheet, and the moment to ask from the next time.</summary>
public sealed record SheetChanges(DateTime Since, int Person, IReadOnlyList<ItemNow> Items, SheetNow? Sheet);

/// <summary>What others have saved on a sheet while a page stands open; one indexed question as long as it is nothing.</summary>
public sealed class ListChanges(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    // A save in its last seconds carries a moment that is past when it becomes visible.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    public async Task<SheetChanges> Load(Person me, SheetKey key, DateTime since, CancellationToken leaving)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        var items = await db.ChangedItems(key, me.Id, today, since - Overlap, leaving);
        var file = items.Count == 0 ? null : await db.LoadCaseFile(key.CaseId, me.Id, today, leaving);
        if (file is null)
            return new SheetChanges(now.UtcDateTime, me.Id, [], null);
        var texts = key.Candidate is null ? file.Records : file.NotesOf(key.Candidate);
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var sheet = new OpenSheet(key, file, texts, edition)
        {
            AskedThen = await editions.QuestionsOf(file.Answers.Select(a => a.BankHash)),
        };
        return new SheetChanges(
            now.UtcDateTime, me.Id,
            [.. items.Where(i => sheet.FormOf(i) is not null).Select(i => ItemNow.Of(sheet, i))],
            SheetNow.Of(sheet, today));
    }
}
