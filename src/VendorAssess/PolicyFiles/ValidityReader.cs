using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads how the answers to a question age: until a day in the answer, or for months.</summary>
public sealed class ValidityReader(List<Problem> problems)
{
    private const int LongestMonths = 120;

    public Validity? Read(NodeReader node, Question question)
    {
        if (NodeReader.For(node.Take("validity"), problems, "validity") is not { } reader)
            return null;
        var (until, from) = (reader.OptionalText("until"), reader.OptionalText("from"));
        var months = reader.OptionalNumber("months");
        reader.Finish();
        if ((until.Length > 0) == (months is not null) || (until.Length > 0 && from.Length > 0))
            problems.Add(new Problem(reader.Place, "validity には、until か、months（と from）のどちらかを書いてください。"));
        else if (months is { } number && (number < 1 || number > LongestMonths || number != decimal.Truncate(number)))
            problems.Add(new Problem(reader.PlaceOf("months"), $"months は 1 から {LongestMonths} までの整数で書いてください。"));
        else if (until.Length > 0)
            return Named(reader, "until", until, question, columns: true) ? new Validity.OwnDate(until) : null;
        else if (from.Length == 0 || Named(reader, "from", from, question, columns: false))
            return new Validity.Period((int)months!, from);
        return null;
    }

    private bool Named(NodeReader reader, string key, string name, Question question, bool columns)
    {
        var fields = question.Fields.Concat(columns ? question.Main.Columns : []);
        if (fields.Any(f => f.Name == name && f.Type == FieldType.Date))
            return true;
        problems.Add(new Problem(
            reader.PlaceOf(key), $"validity の {key}「{name}」は、この設問の日付の項目ではありません。"));
        return false;
    }
}
