using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Domain;

/// <summary>A small policy and bank; tests start from these and change one thing.</summary>
public static class Samples
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly QuestionBank Bank = new("sample", "1", "bank-hash",
        [new("A", "区分A")],
        [
            Question("A01", FieldType.Single, "a", "b", "c"),
            Question("A02", FieldType.Multiple, "a", "b", "c"),
            Question("A03", FieldType.YesNo),
            Question("A04", FieldType.Text),
            Question("A05", FieldType.Date),
            Question("A06", FieldType.Countries),
            Question("A07", FieldType.Number),
            Question("A08", FieldType.Single, "a", "b") with
            {
                Parts = [new Field("days", "待機日数", FieldType.Number, "日", [], [])],
            },
            Question("A09", FieldType.Table) with
            {
                Main = new Field("value", "", FieldType.Table, "", [],
                    [
                        new Field("name", "名称", FieldType.Text, "", [], []),
                        new Field("country", "所在国", FieldType.Countries, "", [], []),
                        new Field("until", "有効期限", FieldType.Date, "", [], []),
                    ]),
            },
        ]);

    public static readonly Policy ThePolicy = new(
        "sample", "見本の対策基準", "第1版", "", "policy-hash", "",
        [new("secrecy", "機密性", [new("1", "機密性1", ""), new("2", "機密性2", ""), new("3", "機密性3", "")])],
        [new("internet", "インターネット接続系", ""), new("standalone", "独自回線", "")],
        [
            new("cloud", "クラウド", "", ["true"], []),
            new("secrecy", "機密性", "", null, []),
        ],
        [], [new("officer", "責任者", ""), new("chief", "統括責任者", "")],
        [
            Due("full", Row(("secrecy", ["2", "3"]))),
            Due("light", Row(("secrecy", ["1"]))),
            Due("report", new Row(
            [
                new Cell("secrecy", CellTest.AnyOf, ["2", "3"]),
                new Cell("own_network", CellTest.AnyOf, ["true"]),
                new Cell("segments", CellTest.Only, ["standalone"]),
            ])),
        ],
        ImmutableDictionary<Strength, decimal>.Empty,
        new SamePersonRule(SamePerson.Refused, "第4-3(1)", ""),
        [new("assessment", "評価の記録", "")], [],
        [Requirement("R1", Leaf("A01", "a"))]);

    public static readonly Facts Facts = Facts.Empty.With("secrecy", "3").With("cloud", "true");

    public static Requirement Requirement(string id, Rule met, Strength strength = Strength.Must) => new(
        id, [$"第{id}"], "", $"要件{id}", strength, "", new DecisionTable([new Row([])]), met, null, [], [], "", [], []);

    public static Rule Leaf(string question, params string[] letters) =>
        new Rule.AnswerLeaf(question, Field.MainName, new AnswerTest.AnyOf([.. letters]));

    public static Rule Leaf(string question, AnswerTest test, string field = Field.MainName) =>
        new Rule.AnswerLeaf(question, field, test);

    public static Row Row(params (string Fact, string[] Values)[] cells) =>
        new([.. cells.Select(c => new Cell(c.Fact, CellTest.AnyOf, [.. c.Values]))]);

    /// <summary>Answers as in answers.json.</summary>
    public static AnswerSet Answers(string json, params string[] records)
    {
        using var document = JsonDocument.Parse(json);
        return AnswerSet.Of(
            document.RootElement.EnumerateObject().Select(p => new Answer(p.Name, Value(p.Name, p.Value))), records);
    }

    public static AnswerValue Value(string question, JsonElement json)
    {
        var problems = new List<string>();
        var value = AnswerJson.Read(Bank.Find(question)!, json, problems);
        Assert.Empty(problems);
        return value!;
    }

    public static Context Context(AnswerSet? answers = null) =>
        new(ThePolicy, Bank, Facts, answers ?? AnswerSet.Empty, Today);

    public static Context ContextOf(params Requirement[] requirements) =>
        Context() with { Policy = ThePolicy with { Requirements = [.. requirements] } };

    public static Finding Judged(Requirement requirement, string answers = "{}", params string[] records) =>
        Judge.Requirement(requirement, Context(Answers(answers, records)));

    private static Question Question(string id, FieldType type, params string[] letters) => new(
        id, "A", $"設問{id}",
        new Field("value", "", type, "",
            type == FieldType.YesNo ? Field.YesNoChoices : [.. letters.Select(l => new Choice(l, $"選択肢{l}"))], []),
        [], Answerer.Vendor, null, AboutService: true, null, "", "", "", []);

    private static Procedure Due(string id, Row row) =>
        new(id, $"手続{id}", new DecisionTable([row]), "第11-2(4)", "", ["officer"], ["chief"], []);
}
