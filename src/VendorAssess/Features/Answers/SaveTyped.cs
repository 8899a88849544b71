using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers;

/// <summary>Saves one item of a sheet while it is typed; what the reply calls saved is in the database.</summary>
public sealed class SaveTyped(SaveAnswers answers, TimeProvider clock)
{
    /// <summary>The item is named by its inputs (<see cref="InputNames.Question"/>).</summary>
    public async Task<SaveReply> Run(Person me, string? address, SheetKey sheet, string item, TypedValues typed)
    {
        var saved = await answers.Run(me, address, sheet, [item], open => AnswerForm.Read(open.FormOf(item)!, typed));
        return SaveReply.Of(saved, item, clock.GetUtcNow().DayInJapan());
    }
}
