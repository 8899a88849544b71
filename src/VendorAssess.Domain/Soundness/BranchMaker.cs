using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>Turns rules and tables into branches; leaves that look at the same thing share its variable.</summary>
/// <param name="open">What asking for an answer, a fact or a record at all comes to while there is none.</param>
/// <param name="completed">Whether facts left out have taken the policy's defaults, as in an evaluation.</param>
internal sealed class BranchMaker(Policy policy, QuestionBank bank, Truth open, bool completed = false)
{
    private readonly Dictionary<string, Variable> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<Rule, FreeVariable> free = new(ReferenceEqualityComparer.Instance);

    /// <summary>A case of which nothing is known yet.</summary>
    public Context Blank { get; } = new(policy, bank, Facts.Empty, AnswerSet.Empty, AnswerValues.Today);

    public IEnumerable<Variable> Variables => variables.Values.Concat(free.Values);

    /// <summary>Those that a case has a value for.</summary>
    public IEnumerable<Variable> OfCase => variables.Values;

    public Branch Of(Rule rule) => rule switch
    {
        Rule.All all => new Branch.All(rule, [.. all.Items.Select(Of)]),
        Rule.Any any => new Branch.Any(rule, [.. any.Items.Select(Of)]),
        Rule.Not not => new Branch.Not(rule, Of(not.Item)),
        Rule.Always => new Branch.Always(rule, Outcomes.True),
        Rule.Never => new Branch.Always(rule, Outcomes.False),
        Rule.Consult or Rule.Unregistered => Free(rule),
        Rule.Registered registered => new Branch.All(rule, [.. registered.Rows.Select(r => Of(r, registered.Partly))]),
        Rule.RecordLeaf record => Record(record),
        Rule.FactLeaf fact => new Branch.All(rule, [.. fact.Facts.Cells.Select(Of)]),
        Rule.AnswerLeaf leaf => Answer(leaf),
        _ => throw new InvalidOperationException($"Unknown rule {rule.GetType().Name}."),
    };

    public Branch Of(DecisionTable table) => new Branch.Any(null, [.. table.Rows.Select(Of)]);

    public Branch Of(Row row) => new Branch.All(null, [.. row.Cells.Select(Of)]);

    // A row that does not apply asks for nothing; its own tree is looked into where the row stands.
    private Branch.Any Of(Requirement row, bool partly) => new(null,
    [
        new Branch.Not(null, Of(row.Applies)),
        Of(row.Met),
        .. partly && row.Partly is { } enough ? [Of(enough)] : (Branch[])[],
    ]);

    private Branch.Leaf Of(Cell cell)
    {
        var variable = Shared($"fact {cell.Fact}", () => new FactVariable(policy, cell.Fact, open, completed));
        return new Branch.Leaf(null, variable, variable.Add(cell));
    }

    private Branch.Leaf Record(Rule.RecordLeaf leaf) =>
        new(leaf, Shared($"record {leaf.Record}", () => new RecordVariable(leaf.Record, open)), 0);

    private Branch Answer(Rule.AnswerLeaf leaf)
    {
        // A question that the bank does not have is a mistake of its own, told elsewhere.
        if (bank.Find(leaf.Question)?.FieldNamed(leaf.Field) is not { } field)
            return Free(leaf);
        var variable = Shared(
            $"{leaf.Question}.{leaf.Field}", () => new AnswerVariable(leaf.Question, field, Blank, open));
        return new Branch.Leaf(leaf, variable, variable.Add(leaf.Test));
    }

    // Each one is a decision of its own, wherever the same branch stands.
    private Branch.Leaf Free(Rule rule)
    {
        if (!free.TryGetValue(rule, out var variable))
            free[rule] = variable = new FreeVariable();
        variable.Use();
        return new Branch.Leaf(rule, variable, 0);
    }

    private T Shared<T>(string name, Func<T> make)
        where T : Variable
    {
        if (!variables.TryGetValue(name, out var variable))
            variables[name] = variable = make();
        variable.Use();
        return (T)variable;
    }
}
