using VendorAssess.Domain.Calendar;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Saving;

public enum SaveState
{
    /// <summary>In the database, or it was there already.</summary>
    Saved,

    /// <summary>Something typed cannot be taken; the problems say where and why.</summary>
    Problem,

    /// <summary>Someone else was faster; what is held now is there to be shown beside what was typed.</summary>
    Conflict,

    /// <summary>This person may not save this here.</summary>
    Refused,

    /// <summary>Not now; the same is taken a while later.</summary>
    Later,
}

/// <summary>What came of saving one item, as the script of the page reads it.</summary>
public sealed record SaveReply(SaveState State, string Reason = "")
{
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>Null where the item, or the sheet, is not to be seen.</summary>
    public ItemNow? Now { get; init; }

    public SheetNow? Sheet { get; init; }

    /// <summary>How what was typed is understood, by input: 「令和9年3月31日（2027-03-31）」.</summary>
    public IReadOnlyDictionary<string, string> Understood { get; init; } = new Dictionary<string, string>();

    public static SaveReply Of(SheetSave save, string item, DateOnly today)
    {
        if (save is not { Sheet: { } sheet, Form: { } form })
            return new SaveReply(save.IsForLater ? SaveState.Later : SaveState.Refused, save.WhyNot!);
        var now = ItemNow.Of(sheet, item);
        if (form.Problems.Count > 0)
            return new SaveReply(SaveState.Problem) { Problems = form.Problems, Now = now.WithoutInputs() };
        return save.WhyNot is { } overtaken
            ? new SaveReply(SaveState.Conflict, overtaken) { Now = now }
            : new SaveReply(SaveState.Saved)
            {
                Now = now.WithoutInputs(), Sheet = SheetNow.Of(sheet, today), Understood = Understanding.Of(sheet.FormOf(item)!),
            };
    }
}
