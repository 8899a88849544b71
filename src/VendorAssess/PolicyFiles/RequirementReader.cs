using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads one requirement of a policy, or of a standard that the city registers.</summary>
public sealed class RequirementReader(RuleScope scope, Places places, List<Problem> problems)
{
    /// <param name="standard">The name of the registered standard; empty for the policy's own rows.</param>
    public Requirement Read(NodeReader reader, string standard = "")
    {
        var id = reader.Text("id");
        var rules = new RuleReader(scope with { Requirement = id }, places, problems);
        var met = Met(reader, rules);
        var requirement = new Requirement(
            id, reader.RequiredTexts("clause"), reader.OptionalText("lines"), reader.Text("title"),
            Strength(reader), reader.Text("text"), Applies(reader), met, Partly(reader, rules, met),
            Questions(reader, "not_applicable_when"), Questions(reader, "asks"),
            reader.OptionalText("specification"), reader.Texts("contract"),
            [.. reader.Items("remarks").Select(Remark).OfType<Remark>()], Trust(reader))
        {
            Standard = standard,
            Fills = standard.Length > 0 ? reader.Texts("for") : [],
        };
        reader.Finish();
        return places.Keep(requirement, reader.Place);
    }

    public static Strength? ParseStrength(string word)
    {
        foreach (var strength in Enum.GetValues<Strength>())
        {
            if (strength.Label() == word)
                return strength;
        }
        return null;
    }

    private Strength Strength(NodeReader reader)
    {
        var word = reader.Text("strength");
        if (ParseStrength(word) is { } strength)
            return strength;
        problems.Add(new Problem(reader.PlaceOf("strength"), $"強度「{word}」はありません（必須、禁止、必要に応じて、努力、許可条件）。"));
        return Domain.Policies.Strength.Must;
    }

    private Trust Trust(NodeReader reader)
    {
        var word = reader.OptionalText("trust");
        if (word.Length == 0)
            return Domain.Policies.Trust.Primary;
        if (TrustWords.Parse(word) is { } trust)
            return trust;
        problems.Add(new Problem(reader.PlaceOf("trust"), $"出典の確かさ「{word}」はありません（一次、二次、抜粋、背景）。"));
        return Domain.Policies.Trust.Background;
    }

    private DecisionTable Applies(NodeReader reader)
    {
        var table = scope.Tables.Table(reader.Take("applies"));
        if (table.Rows.IsEmpty)
            problems.Add(new Problem(reader.Place, "適用条件（applies）がありません。常に適用する場合は always と書いてください。"));
        return table;
    }

    private Rule Met(NodeReader reader, RuleReader rules)
    {
        if (reader.Take("met") is not { } node)
            problems.Add(new Problem(reader.Place, "満たす条件（met）がありません。人が判断する場合は consult と書いてください。"));
        else if (rules.Read(node) is { } rule)
            return rule;
        return new Rule.Consult();
    }

    // Where the rows of a standard decide and one of them is 一部適合, so is what hangs on them.
    private Rule? Partly(NodeReader reader, RuleReader rules, Rule met) =>
        reader.Take("partly") is { } node ? rules.Read(node)
        : RegisteredRows.Loosened(met) is { } loose ? places.Keep(loose, places.Of(met))
        : null;

    private ImmutableArray<string> Questions(NodeReader reader, string key)
    {
        var questions = reader.Texts(key);
        foreach (var id in questions.Where(id => scope.Find(id) is null))
            problems.Add(new Problem(reader.PlaceOf(key), $"{key}: 設問 {id} はありません。番号を確かめてください。"));
        return questions;
    }

    private Remark? Remark(Node node)
    {
        if (NodeReader.For(node, problems, "注記") is not { } reader)
            return null;
        var remark = new Remark(reader.Text("text"), reader.Texts("readings"), reader.OptionalText("chosen"));
        reader.Finish();
        return remark;
    }
}
