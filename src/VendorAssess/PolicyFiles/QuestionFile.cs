using System.Collections.Immutable;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads one group of questions.</summary>
public sealed class QuestionFile(List<Problem> problems)
{
    private readonly CrosswalkReader crosswalks = new(problems);

    /// <summary>The questions of the file; conditions stay unread, since they may speak of later files.</summary>
    public List<(Question Question, Node? AskWhen, Place Place)> Read(Node.Map root, IReadOnlySet<string> groups)
    {
        var file = new NodeReader(root, problems);
        var group = file.Text("group");
        if (group.Length > 0 && !groups.Contains(group))
            problems.Add(new Problem(file.Place, $"区分 {group} は _bank.yaml にありません。"));
        var questions = file.Items("questions")
            .Select(n => NodeReader.For(n, problems, "設問"))
            .OfType<NodeReader>()
            .Select(n => Question(n, group))
            .ToList();
        file.Finish();
        return questions;
    }

    private (Question Question, Node? AskWhen, Place Place) Question(NodeReader node, string group)
    {
        var (answeredBy, notedBy) = Answerers(node);
        var question = new Question(
            node.Text("id"), group, node.Text("text"), Field(node, Domain.Questionnaires.Field.MainName),
            [.. Fields(node, "parts")], answeredBy, notedBy, AboutService(node, answeredBy), AskWhen: null,
            node.OptionalText("evidence"), node.OptionalText("guidance"), node.OptionalText("example"),
            crosswalks.Read(node, theme: ""), node.OptionalText("kept"));
        question = question with { Validity = new ValidityReader(problems).Read(node, question) };
        var askWhen = node.Take("ask_when");
        node.Finish();
        return (question, askWhen, node.Place);
    }

    // What the vendor answers is about the service; what the city answers is about its case unless the file says otherwise.
    private bool AboutService(NodeReader node, Answerer answeredBy)
    {
        var about = node.OptionalText("about");
        if (about is not ("" or "service" or "case"))
            problems.Add(new Problem(node.PlaceOf("about"), "about の値を確かめてください（service、case）。"));
        return about == "service" || (about != "case" && answeredBy == Domain.Questionnaires.Answerer.Vendor);
    }

    private IEnumerable<Field> Fields(NodeReader parent, string key)
    {
        foreach (var node in parent.Items(key).Select(n => NodeReader.For(n, problems, "項目")).OfType<NodeReader>())
        {
            var field = Field(node, node.Text("name"));
            node.Finish();
            yield return field;
        }
    }

    private Field Field(NodeReader node, string name)
    {
        var type = Type(node);
        var choices = type == FieldType.YesNo
            ? Domain.Questionnaires.Field.YesNoChoices
            : [.. node.Entries("choices").Select(Choice)];
        if (type is FieldType.Single or FieldType.Multiple && choices.IsEmpty)
            problems.Add(new Problem(node.Place, $"{name}: 選択肢（choices）がありません。"));
        var columns = Fields(node, "columns").ToImmutableArray();
        if (type == FieldType.Table && columns.IsEmpty)
            problems.Add(new Problem(node.Place, $"{name}: 表の列（columns）がありません。"));
        return new Field(name, node.OptionalText("label"), type, node.OptionalText("unit"), choices, columns);
    }

    private static Choice Choice(Node.Entry entry) => new(entry.Key, (entry.Value as Node.Scalar)?.Text.Trim() ?? "");

    private FieldType Type(NodeReader node)
    {
        var word = node.Text("type");
        FieldType? type = word switch
        {
            "single" => FieldType.Single, "multiple" => FieldType.Multiple, "yes-no" => FieldType.YesNo,
            "number" => FieldType.Number, "date" => FieldType.Date, "text" => FieldType.Text,
            "countries" => FieldType.Countries, "table" => FieldType.Table, "file" => FieldType.File,
            _ => null,
        };
        if (type is null && word.Length > 0)
        {
            problems.Add(new Problem(node.PlaceOf("type"), $"型「{word}」はありません"
                + "（single、multiple、yes-no、number、date、text、countries、table、file）。"));
        }
        return type ?? FieldType.Text;
    }

    private (Answerer By, Answerer? Note) Answerers(NodeReader node)
    {
        var letters = node.Text("answered_by").Split('/');
        var answerers = letters.Select(Answerer).ToList();
        if (answerers.Any(a => a is null) || answerers.Count > 2)
            problems.Add(new Problem(node.PlaceOf("answered_by"), "answered_by の値を確かめてください（V、D、I、V/D、V/I）。"));
        return (answerers[0] ?? Domain.Questionnaires.Answerer.Vendor, answerers.Count > 1 ? answerers[1] : null);
    }

    private static Answerer? Answerer(string letter) => letter switch
    {
        "V" => Domain.Questionnaires.Answerer.Vendor,
        "D" => Domain.Questionnaires.Answerer.Department,
        "I" => Domain.Questionnaires.Answerer.Division,
        _ => null,
    };
}
