using System.Text;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Excel.VendorForm;

/// <summary>The words of the form: what is asked, how to answer, and an example for each row.</summary>
internal static class FormText
{
    public const string Pending = "確認中";
    public const string NotApplicable = "該当なし";

    public static string Asked(FormRow row) =>
        row.IsMain ? row.Question.Text : $"（{row.Question.Id}の続き）{row.Field.Label}";

    public static string Explanation(FormRow row)
    {
        if (!row.IsMain)
            return "";
        var when = row.Question.AskWhen is { } rule && Condition(rule) is { Length: > 0 } words
            ? $"〔{words}の場合にお答えください〕"
            : "";
        return (when + row.Question.Guidance).Trim();
    }

    public static string HowTo(FormRow row) => row.Field.Type switch
    {
        FieldType.Single or FieldType.YesNo => "次から一つ選んでください。\n" + Choices(row.Field),
        FieldType.Multiple => "当てはまる記号をすべて、「、」で区切って書いてください。\n" + Choices(row.Field),
        FieldType.Number => $"数値{Unit(row.Field)}",
        FieldType.Date => "日付（令和9年3月31日、2027/3/31 など）",
        FieldType.Countries => "国名又は国コード（複数は「、」で区切る）",
        FieldType.Text => "文章",
        FieldType.File => "提出する文書の名称",
        FieldType.Table => $"「{row.Id}」のシートの表に書いてください。ない場合は、ここに「なし」と書いてください。",
    };

    public static string Choice(Choice choice) => $"{choice.Letter}：{choice.Text}";

    public static string Unit(Field field) => field.Unit.Length > 0 ? $"（{field.Unit}）" : "";

    /// <summary>The bank writes «b（30日）»: the value, and in brackets what belongs to the parts.</summary>
    public static string Example(FormRow row)
    {
        var example = row.Question.Example;
        var open = example.IndexOf('（', StringComparison.Ordinal);
        var splits = row.Question.Parts.Length > 0 && open > 0 && example.EndsWith('）')
            && row.Question.Main.Type is not (FieldType.Text or FieldType.File or FieldType.Table);
        if (!splits)
            return row.IsMain ? example : "";
        if (row.IsMain)
            return example[..open];
        var inner = example[(open + 1)..^1];
        var pieces = inner.Split('、');
        var index = row.Question.Parts.IndexOf(row.Field);
        return pieces.Length == row.Question.Parts.Length ? pieces[index] : index == 0 ? inner : "";
    }

    /// <summary>The mark of a question that is asked again; it says why, since a colour alone says nothing.</summary>
    public static string Again(Staleness stale) => $"〔もう一度お答えください：{stale.Label()}〕";

    private static string Choices(Field field) => string.Join('\n', field.Choices.Select(Choice));

    private static string Condition(Rule rule) => rule switch
    {
        Rule.All all => Join(all.Items, "、かつ"),
        Rule.Any any => Join(any.Items, "、又は"),
        Rule.AnswerLeaf { Test: AnswerTest.AnyOf(var letters) } leaf => $"{leaf.Question}が{string.Join('・', letters)}",
        Rule.AnswerLeaf leaf => $"{leaf.Question}に回答がある",
        _ => "",
    };

    private static string Join(IEnumerable<Rule> rules, string word) =>
        string.Join(word, rules.Select(Condition).Where(words => words.Length > 0));
}
