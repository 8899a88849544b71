using VendorAssess.Domain.Answers;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>Reads what was typed for one of the city's own records or notes.</summary>
public static class TypedRecord
{
    public const int LongestText = 20_000;

    public static RecordText Read(OpenRecord record, TypedValues posted, ICollection<InputProblem> problems)
    {
        var names = record.Names;
        var text = posted.One(names.Content).Trim();
        if (text.Length > LongestText)
            problems.Add(new InputProblem(names.Content, $"「{record.Label}」は {LongestText} 文字までで書いてください。"));
        return new RecordText(record.Held.Record, posted.Number(names.Seen), text);
    }
}
