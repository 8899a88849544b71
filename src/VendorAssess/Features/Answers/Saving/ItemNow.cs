using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>
/// An item as it is held now: who wrote it when, what its inputs would show, and what a person reads. Signs are the
/// hidden inputs by which the next save is known to follow this revision.
/// </summary>
public sealed record ItemNow(string Item, int Revision, string By, string At, string Moment)
{
    public required IReadOnlyDictionary<string, string> Signs { get; init; }

    /// <summary>Null where what was typed shall stay.</summary>
    public IReadOnlyDictionary<string, string[]>? Inputs { get; init; }

    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Until when it holds, in words; empty for what does not age.</summary>
    public string Holds { get; init; } = "";

    public ItemNow WithoutInputs() => this with { Inputs = null, Said = [] };

    public static ItemNow Of(OpenSheet sheet, string item)
    {
        var names = new InputNames(item);
        var (by, at) = sheet.WriterOf(names);
        var held = sheet.FormOf(item)!;
        return new ItemNow(item, held.Held.Number(names.Seen), by, at?.ShowTime() ?? "", at?.ShowMoment() ?? "")
        {
            Signs = new[] { names.Seen, names.Shown }.ToDictionary(n => n, held.Held.One),
            Inputs = held.Held.ByName.Where(i => names.IsInput(i.Key)).ToDictionary(i => i.Key, i => i.Value.Select(v => v ?? "").ToArray()),
            Said = [.. Read(held)],
            Holds = held is { Questions: [{ Question: var asked, Held.Answer: { } answer }] }
                ? AnswerText.Holds(asked, answer)
                : "",
        };
    }

    private static IEnumerable<string> Read(OpenForm held) => held switch
    {
        { Questions: [{ Question: var question, Held.Answer: { } answer }] } => AnswerText.Lines(question, answer),
        { Records: [{ Held.Content: { Length: > 0 } content }] } => [content],
        _ => ["（空）"],
    };
}
