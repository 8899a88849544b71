using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>Questions as a person reads them: who answers in what form, and where other schemes ask the same.</summary>
public static class QuestionWords
{
    /// <summary>Who answers, and who adds to it.</summary>
    public static string Answerers(this Question question) => question.NotedBy is { } other
        ? $"{question.AnsweredBy.Label()}、{other.Label()}"
        : question.AnsweredBy.Label();

    public static string Label(this FieldType type) => type switch
    {
        FieldType.Single => "一つ選ぶ",
        FieldType.Multiple => "いくつでも選ぶ",
        FieldType.YesNo => "はい・いいえ",
        FieldType.Number => "数値",
        FieldType.Date => "日付",
        FieldType.Text => "文章",
        FieldType.Countries => "国",
        FieldType.Table => "表",
        FieldType.File => "文書",
    };

    /// <summary>The form of an answer with its unit: 「数値（日）」.</summary>
    public static string Form(this Field field) =>
        field.Unit.Length > 0 ? $"{field.Type.Label()}（{field.Unit}）" : field.Type.Label();

    public static ImmutableArray<string> ChoiceLines(this Field field) =>
        [.. field.Choices.Select(c => $"{c.Letter}：{c.Text}")];

    /// <summary>A part or a column with all that is filled in there: 「days（待機日数）：数値（日）」.</summary>
    public static string Line(this Field field)
    {
        var inside = field.ChoiceLines().Concat(field.Columns.Select(Line)).ToList();
        var more = inside.Count > 0 ? $"［{string.Join("、", inside)}］" : "";
        return $"{field.Name}（{field.Label}）：{field.Form()}{more}";
    }

    /// <summary>How long an answer holds; empty where it does not age.</summary>
    public static string Holds(this Question question) => question.Validity switch
    {
        null => "",
        Validity.OwnDate(var field) => $"{question.FieldLabel(field)}まで",
        Validity.Period(var months, var from) =>
            $"{(from.Length > 0 ? question.FieldLabel(from) : "確認した日")}から{months}か月",
        _ => throw new InvalidOperationException($"Unknown validity {question.Validity.GetType().Name}."),
    };

    private static string FieldLabel(this Question question, string name) =>
        (question.FieldNamed(name) ?? question.Main.Columns.FirstOrDefault(c => c.Name == name)) is { Label.Length: > 0 } field
            ? field.Label
            : "回答の日";

    /// <summary>The place in another scheme; one whose title was not read in the original is marked (未確認).</summary>
    public static string Line(this Crosswalk crosswalk) =>
        $"{crosswalk.Framework} {crosswalk.Version} {crosswalk.Id}（{crosswalk.Checked()}）";

    /// <summary>How far a mapping was checked: 一次, or 未確認 with what it rests on.</summary>
    public static string Checked(this Crosswalk crosswalk) => crosswalk.Trust == Trust.Primary
        ? crosswalk.Trust.Label()
        : $"未確認：{crosswalk.Trust.Label()}";
}
