using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>What came of a save, with the sheet as it is now; the form is what was read, with its problems.</summary>
public sealed record SheetSave(OpenSheet? Sheet, AnswerForm? Form, string? WhyNot, SheetPlan Plan)
{
    public static SheetSave Refused(string reason) => new(null, null, reason, SheetPlan.Nothing);

    /// <summary>Nothing is wrong with it, but too much came in a short time; the same is taken later.</summary>
    public static SheetSave Later(string reason) => Refused(reason) with { IsForLater = true };

    public bool IsForLater { get; private init; }

    /// <summary>Nothing of what cannot be taken as a whole is added.</summary>
    public static SheetSave Decide(
        OpenSheet sheet, Person me, IReadOnlyList<string> items, Func<OpenSheet, AnswerForm> read)
    {
        if (items.Select(i => sheet.WhyNot(me, i)).FirstOrDefault(why => why is not null) is { } reason)
            return Refused(reason);
        return Take(sheet, read);
    }

    /// <summary>For items that this writer may save.</summary>
    public static SheetSave Take(OpenSheet sheet, Func<OpenSheet, AnswerForm> read)
    {
        var form = read(sheet);
        if (form.Problems.Count > 0)
            return new SheetSave(sheet, form, null, SheetPlan.Nothing);
        var plan = sheet.PlanFor(form);
        var overtaken = AnswerRefusals.Overtaken(plan.Answers, plan.Records, sheet.Edition.Policy);
        return new SheetSave(sheet, form, overtaken, overtaken is null ? plan : SheetPlan.Nothing);
    }
}
