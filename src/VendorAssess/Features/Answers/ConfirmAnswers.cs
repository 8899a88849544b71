using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers;

/// <summary>Keeps answers that were asked again and found unchanged: a new revision each, as of today.</summary>
public sealed class ConfirmAnswers(SaveAnswers save, TimeProvider clock)
{
    /// <summary>How many stand again; <paramref name="seen"/> are the revisions that were shown.</summary>
    public async Task<Outcome<int>> Run(
        Person me, string? address, SheetKey sheet, IReadOnlyDictionary<string, int> seen)
    {
        if (seen.Count == 0)
            return Outcome.Refused<int>("変わりないことを確かめた設問を選んでください。");
        var today = clock.GetUtcNow().DayInJapan();
        var saved = await save.Run(
            me, address, sheet, [.. seen.Keys], open => Confirmed(open, seen, today), AnswerSource.Reuse);
        return saved.WhyNot is { } reason ? Outcome.Refused<int>(reason) : Outcome.Done(saved.Plan.Added);
    }

    private static AnswerForm Confirmed(OpenSheet open, IReadOnlyDictionary<string, int> seen, DateOnly today) =>
        new(TypedValues.None)
        {
            Answers =
            [
                .. from question in open.Edition.Bank.Questions
                   where seen.ContainsKey(question.Id)
                   let row = open.File.RowsFor(open.Key.Candidate).GetValueOrDefault(question.Id)
                   let answer = Reconfirmation.AsOf(row?.AnswerFor(question), question, today)
                   where answer is not null
                   select new WantedAnswer(answer with { Revision = seen[question.Id] }, row!.Written),
            ],
        };
}
