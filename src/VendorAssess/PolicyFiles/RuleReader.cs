using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>What a rule tree may speak of: questions, the city's records, standards not held, facts.</summary>
public sealed record RuleScope(
    Func<string, Question?> Find, ImmutableArray<string> Records, ImmutableArray<string> Standards, TableReader Tables)
{
    /// <summary>The requirement whose trees are read; empty for a question's condition.</summary>
    public string Requirement { get; init; } = "";

    /// <summary>The standards whose rows stand where a tree says that they are not held.</summary>
    public ImmutableArray<ReadStandard> Registered { get; init; } = [];
}

/// <summary>Reads the trees of met, partly and ask_when.</summary>
public sealed class RuleReader(RuleScope scope, Places places, List<Problem> problems)
{
    public Rule? Read(Node? node) => Tree(node) is { } rule ? places.Keep(rule, node!.Place) : null;

    private Rule? Tree(Node? node) => node switch
    {
        null => null,
        Node.Scalar scalar => Word(scalar),
        Node.Map { Entries: [var entry] } => Entry(entry),
        Node.Map map => Refuse(map.Place, "1 つの枝には 1 つだけ書いてください。いくつもある場合は all か any に並べます。"),
        _ => Refuse(node.Place, "{ 設問番号: 値 } か all・any・not の形で書いてください。"),
    };

    private Rule? Word(Node.Scalar word) => word.Text switch
    {
        "always" => new Rule.Always(),
        "never" => new Rule.Never(),
        "consult" => new Rule.Consult(),
        "unregistered" => new Rule.Unregistered(),
        _ => Refuse(word.Place, $"「{word.Text}」は分かりません（always、never、consult、unregistered）。"),
    };

    private Rule? Entry(Node.Entry entry) => entry.Key switch
    {
        "all" => new Rule.All(Items(entry)),
        "any" => new Rule.Any(Items(entry)),
        "not" => Read(entry.Value) is { } inner ? new Rule.Not(inner) : null,
        "fact" => new Rule.FactLeaf(scope.Tables.Row(entry.Value)),
        "record" => Record(entry),
        "unregistered" => Unregistered(entry),
        _ => Leaf(entry),
    };

    private ImmutableArray<Rule> Items(Node.Entry entry)
    {
        if (entry.Value is Node.List { Items.Count: > 0 } list)
            return [.. list.Items.Select(Read).OfType<Rule>()];
        Refuse(entry.Place, $"「{entry.Key}」には枝を 1 つ以上並べてください。");
        return [];
    }

    private Rule? Record(Node.Entry entry) =>
        entry.Value is Node.Scalar { Text: var id } && scope.Records.Contains(id)
            ? new Rule.RecordLeaf(id)
            : Refuse(entry.Place, $"市の記録は records に挙げたものから書いてください（{string.Join("、", scope.Records)}）。");

    private Rule? Unregistered(Node.Entry entry) =>
        entry.Value is Node.Scalar { Text: var name } && scope.Standards.Contains(name)
            ? Standard(name)
            : Refuse(entry.Place, "登録されていない基準は missing_standards に挙げたものから書いてください"
                + $"（{string.Join("、", scope.Standards)}）。");

    private Rule Standard(string name) =>
        scope.Registered.FirstOrDefault(s => s.Standard.Name == name) is { } registered
            ? new Rule.Registered(name, RegisteredRows.For(scope.Requirement, name, registered.Requirements))
            : new Rule.Unregistered(name);

    private Rule? Leaf(Node.Entry entry)
    {
        var (id, part) = entry.Key.Split('.', 2) is [var q, var p] ? (q, p) : (entry.Key, Field.MainName);
        if (scope.Find(id) is not { } question)
            return Refuse(entry.Place, $"設問 {id} はありません。番号を確かめてください。");
        if (question.FieldNamed(part) is not { } field)
            return Refuse(entry.Place, $"設問 {id} に「{part}」という項目はありません（{Names(question)}）。");
        return Test(field, entry.Value) is { } test ? new Rule.AnswerLeaf(id, part, test) : null;
    }

    private AnswerTest? Test(Field field, Node node) => node switch
    {
        Node.Scalar { Text: "answered" } => new AnswerTest.Answered(),
        Node.Scalar { Text: "present" } when field.Type is FieldType.Text or FieldType.File or FieldType.Table =>
            new AnswerTest.Present(),
        Node.Scalar { Text: "all" } when field.HasChoices =>
            new AnswerTest.AllOf([.. field.Choices.Select(c => c.Letter)]),
        Node.Map { Entries: [var named] } => NamedTest(field, named),
        _ => Letters(field, node) is { } letters ? new AnswerTest.AnyOf(letters) : null,
    };

    private AnswerTest? NamedTest(Field field, Node.Entry test) => test.Key switch
    {
        "all_of" => Letters(field, test.Value) is { } letters ? new AnswerTest.AllOf(letters) : null,
        "none" => Letters(field, test.Value) is { } letters ? new AnswerTest.NoneOf(letters) : null,
        "only" => Letters(field, test.Value) is { } letters ? new AnswerTest.OnlyOf(letters) : null,
        "at_most" => Number(field, test) is { } limit ? new AnswerTest.AtMost(limit) : null,
        "at_least" => Number(field, test) is { } limit ? new AnswerTest.AtLeast(limit) : null,
        "countries" => CountryCodes(field, test) is { } codes ? new AnswerTest.OnlyCountries(codes) : null,
        "covers" when field.Type is FieldType.Date or FieldType.Table => new AnswerTest.CoversUse(),
        _ => RefuseTest(test.Place, $"「{test.Key}」はこの型の設問に使えません。"
            + "型に合うものを書いてください（all_of、none、only、at_most、at_least、countries、covers）。"),
    };

    private ImmutableArray<string>? Letters(Field field, Node node)
    {
        var items = node is Node.List list ? list.Items : [node];
        var letters = items.OfType<Node.Scalar>().Select(s => s.Text).ToImmutableArray();
        if (field.HasChoices && letters.Length == items.Count && letters.All(l => field.ChoiceText(l) is not null))
            return letters;
        Refuse(node.Place, field.HasChoices
            ? $"選択肢にない値です（{string.Join("、", field.Choices.Select(c => c.Letter))}）。"
            : "選択肢のない設問です。answered か present、又は型に合う条件を書いてください。");
        return null;
    }

    private decimal? Number(Field field, Node.Entry test)
    {
        if (field.Type == FieldType.Number && test.Value is Node.Scalar scalar
            && decimal.TryParse(scalar.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(test.Place, "数値の設問に、数値で書いてください。");
        return null;
    }

    private ImmutableArray<string>? CountryCodes(Field field, Node.Entry test)
    {
        var names = test.Value is Node.List list ? list.Items.OfType<Node.Scalar>().Select(s => s.Text) : [];
        if (field.Type == FieldType.Countries && FieldText.Countries(names) is { } countries)
            return countries.Codes;
        Refuse(test.Place, "国の設問に、国の符号を一覧で書いてください。");
        return null;
    }

    private static string Names(Question question) => string.Join("、", question.Fields.Select(f => f.Name));

    private Rule? Refuse(Place place, string what)
    {
        problems.Add(new Problem(place, what));
        return null;
    }

    private AnswerTest? RefuseTest(Place place, string what)
    {
        problems.Add(new Problem(place, what));
        return null;
    }
}
