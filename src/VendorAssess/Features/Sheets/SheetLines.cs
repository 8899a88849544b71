using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Sheets;

/// <summary>
/// An answer of a sheet with its question as it is asked today; a question that is no longer asked stands as it was, or
/// is null where that edition is not known here.
/// </summary>
public sealed record SheetLine(Question? Question, AnswerRow Row, Answer? Answer, Staleness? Stale)
{
    public HeldAnswer Held => new(Row.Revision, Answer);

    /// <summary>What stands beside the value, also where that cannot be read.</summary>
    public Answer Beside => Answer ?? Row.With(new AnswerValue.Pending());
}

/// <summary>Puts the rows of a sheet beside the questions that they answer.</summary>
public sealed class SheetLines(Editions editions)
{
    /// <summary>In the order of the bank; freshness is judged on the day.</summary>
    public Task<ImmutableArray<SheetLine>> Of(SheetRows sheet, DateOnly day) => Of(sheet.Answers, day);

    public async Task<ImmutableArray<SheetLine>> Of(ImmutableArray<AnswerRow> rows, DateOnly day)
    {
        var bank = editions.Current.Bank;
        var order = bank.Questions.Select((q, i) => (q.Id, i)).ToDictionary(q => q.Id, q => q.i, StringComparer.Ordinal);
        var lines = new List<SheetLine>();
        foreach (var row in rows)
            lines.Add(await Line(row, bank, day));
        return [.. lines.OrderBy(l => order.GetValueOrDefault(l.Row.Question, int.MaxValue))];
    }

    /// <summary>One revision, read by the edition that it was given under.</summary>
    public async Task<SheetLine> AsGiven(AnswerRow row)
    {
        var then = await AskedThen(row) ?? editions.Current.Bank.Find(row.Question);
        return new SheetLine(then, row, then is null ? null : row.AnswerFor(then), null);
    }

    private async Task<SheetLine> Line(AnswerRow row, QuestionBank bank, DateOnly day)
    {
        var then = await AskedThen(row);
        if (bank.Find(row.Question) is not { } question)
            return new SheetLine(then, row, then is null ? null : row.AnswerFor(then), null);
        var answer = row.AnswerFor(question);
        return new SheetLine(question, row, answer, Staleness.Of(answer, question, then, day));
    }

    private async ValueTask<Question?> AskedThen(AnswerRow row) =>
        row.BankHash is { } hash && await editions.FindBank(hash) is { } bank ? bank.Find(row.Question) : null;
}
