using System.Globalization;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>
/// Which questions a sheet asks now, and how far it is. Hidden are those whose condition fails and that hold nothing;
/// kept those that hold an answer from before. Stale are those asked again, with the reason. Progress is in words, for
/// a group or (empty) for the whole.
/// </summary>
public sealed record SheetNow(
    IReadOnlyList<string> Hidden, IReadOnlyList<string> Kept, IReadOnlyDictionary<string, string> Stale,
    IReadOnlyDictionary<string, string> Progress)
{
    public static SheetNow Of(OpenSheet sheet, DateOnly today)
    {
        var context = sheet.File.ContextFor(sheet.Key.Candidate ?? 0, sheet.Edition.Policy, sheet.Edition.Bank, today);
        return Of(AnswerLines.GroupsOf(sheet.File, context, sheet.Key.Candidate, sheet.AskedThen));
    }

    public static SheetNow Of(IReadOnlyList<AnswerGroup> groups)
    {
        var lines = groups.SelectMany(g => g.Lines).ToList();
        return new SheetNow(
            [.. lines.Where(l => l.Place == LinePlace.Hidden).Select(l => l.Question.Id)],
            [.. lines.Where(l => l.Place == LinePlace.Kept).Select(l => l.Question.Id)],
            lines.Where(l => l.Stale is not null).ToDictionary(l => l.Question.Id, l => l.Stale!.Label()),
            groups.ToDictionary(g => g.Id, g => g.Progress.Words)
                .Append(new("", Answers.Progress.Of(lines).Words))
                .ToDictionary());
    }
}
