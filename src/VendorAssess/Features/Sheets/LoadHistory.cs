using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Sheets;

/// <summary>One revision of an answer, read by the edition it was given under, and what it changed.</summary>
public sealed record RevisionLine(SheetLine Line, ImmutableArray<string> Changed);

/// <summary>One answer through all of its revisions, a page at a time, the newest first.</summary>
/// <param name="Question">As it is asked today; null for a question that is not.</param>
public sealed record AnswerHistory(
    HistoryHead Head, Question? Question, ImmutableArray<RevisionLine> Revisions, int? Next);

public sealed class LoadHistory(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary><paramref name="before"/> is the last revision of the page before; null for who may not read it.</summary>
    public async Task<AnswerHistory?> Load(
        Person me, SheetOwner of, string question, int? before, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        var known = editions.Current.Bank.Find(question);
        var history = await db.LoadHistory(of, question, before, PageSize + 1, me.Id, today, leaving);
        if (history is null || (known is null && history.Revisions.IsEmpty))
            return null;
        var lines = new SheetLines(editions);
        var revisions = ImmutableArray.CreateBuilder<RevisionLine>();
        for (var i = 0; i < Math.Min(PageSize, history.Revisions.Length); i++)
        {
            var row = history.Revisions[i];
            var earlier = history.Revisions.ElementAtOrDefault(i + 1);
            revisions.Add(new RevisionLine(await lines.AsGiven(row), Changed(earlier, row)));
        }
        var next = history.Revisions.Length > PageSize ? history.Revisions[PageSize - 1].Revision : (int?)null;
        return new AnswerHistory(history.Head, known, revisions.ToImmutable(), next);
    }

    /// <summary>Empty for the first revision.</summary>
    public static ImmutableArray<string> Changed(AnswerRow? before, AnswerRow after) => before is null
        ? []
        :
        [
            .. new (string What, bool Changed)[]
                {
                    ("回答", before.Value != after.Value), ("補足", before.Note != after.Note),
                    ("証跡", before.Evidence != after.Evidence), ("基準日", before.AsOf != after.AsOf),
                    ("有効期限", before.ValidUntil != after.ValidUntil), ("設問の版", before.BankHash != after.BankHash),
                }
                .Where(p => p.Changed)
                .Select(p => p.What),
        ];
}
