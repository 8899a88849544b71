using System.Globalization;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Answers and tests as a clerk reads them: 「a：全データを常時」.</summary>
public static class AnswerWords
{
    public static string Show(FieldValue value, Field? field) => value switch
    {
        FieldValue.Letters letters => letters.Values.IsEmpty ? "選択なし"
            : string.Join("、", letters.Values.Select(l => Letter(l, field))),
        FieldValue.Number number => number.Value.ToString("0.############", CultureInfo.InvariantCulture) + field?.Unit,
        FieldValue.Day day => JapaneseDate.Format(day.Value),
        FieldValue.Words words => words.Value,
        FieldValue.Countries countries => string.Join("、", countries.Codes.Select(Countries.Name)),
        FieldValue.Rows rows => $"表 {rows.Values.Length} 行",
        _ => "",
    };

    public static string Show(AnswerValue value, Question? question) => value switch
    {
        AnswerValue.Pending => "確認中",
        AnswerValue.NotApplicable(var reason) => $"該当なし（{reason}）",
        AnswerValue.Given given => string.Join("／", given.Fields
            .OrderBy(f => f.Key == Field.MainName ? "" : f.Key, StringComparer.Ordinal)
            .Select(f => ShowNamed(f.Key, f.Value, question))),
        _ => "",
    };

    public static string Wanted(AnswerTest test, Field? field) => test switch
    {
        AnswerTest.Answered => "回答があること",
        AnswerTest.Present => "示すものがあること",
        AnswerTest.AnyOf(var letters) => $"{Letters(letters)}のいずれかであること",
        AnswerTest.AllOf(var letters) => $"{Letters(letters)}をすべて含むこと",
        AnswerTest.NoneOf(var letters) => $"{Letters(letters)}でないこと",
        AnswerTest.OnlyOf(var letters) => $"{Letters(letters)}だけであること",
        AnswerTest.AtMost(var limit) => $"{limit}{field?.Unit}以下であること",
        AnswerTest.AtLeast(var limit) => $"{limit}{field?.Unit}以上であること",
        AnswerTest.OnlyCountries(var codes) => $"{string.Join("、", codes.Select(Countries.Name))}だけであること",
        AnswerTest.CoversUse => "利用期間の終わりまで有効であること",
        _ => "",
    };

    private static string ShowNamed(string name, FieldValue value, Question? question)
    {
        var field = question?.FieldNamed(name);
        return name == Field.MainName ? Show(value, field) : $"{field?.Label ?? name} {Show(value, field)}";
    }

    private static string Letter(string letter, Field? field) =>
        field?.ChoiceText(letter) is { } text ? $"{letter}：{text}" : letter;

    private static string Letters(IEnumerable<string> letters) =>
        string.Join("・", letters);
}
