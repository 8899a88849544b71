using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>A way in which a variable comes out: a truth for each test, and a case in which it does.</summary>
internal sealed record Kind(ImmutableArray<Truth> Truths, Func<Context, Context> Put);

/// <summary>One thing that a rule looks at (an answer, a fact, a record), and the tests it is put to.</summary>
internal abstract class Variable
{
    private ImmutableArray<Kind>? kinds;

    /// <summary>In how many leaves it is looked at; once makes it independent of all others.</summary>
    public int Uses { get; private set; }

    /// <summary>The ways that the tests can tell apart.</summary>
    public ImmutableArray<Kind> Kinds =>
        kinds ??= [.. AllKinds().DistinctBy(k => Text(k.Truths, t => t), StringComparer.Ordinal)];

    /// <summary>The way taken while one is being tried; null leaves all open.</summary>
    public int? Fixed { get; set; }

    public Outcomes OutcomesOf(int test)
    {
        if (Fixed is { } kind)
            return OutcomeTables.Of(Kinds[kind].Truths[test]);
        var all = Outcomes.None;
        foreach (var one in Kinds)
            all |= OutcomeTables.Of(one.Truths[test]);
        return all;
    }

    public void Use() => Uses++;

    protected abstract IEnumerable<Kind> AllKinds();

    /// <summary>How the tests come out, in a word: values with the same one are alike, and one of them is enough.</summary>
    protected static string Text<T>(IReadOnlyList<T> tests, Func<T, Truth> holds) =>
        string.Create(tests.Count, (tests, holds), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)('0' + from.holds(from.tests[i]));
        });
}

/// <summary>What a person or a standard not held says: one way or the other.</summary>
internal sealed class FreeVariable : Variable
{
    protected override IEnumerable<Kind> AllKinds() => [new([Truth.True], c => c), new([Truth.False], c => c)];
}

/// <summary>A record of the city's own, there or not.</summary>
internal sealed class RecordVariable(string record, Truth open) : Variable
{
    protected override IEnumerable<Kind> AllKinds() =>
    [
        new([Truth.True], c => c with { Answers = c.Answers with { Records = c.Answers.Records.Add(record) } }),
        new([open], c => c),
    ];
}

/// <summary>A fact of the case; every value that the catalogue or the axis knows, and none yet.</summary>
/// <param name="completed">Whether a fact for which the policy states a default is always known.</param>
internal sealed class FactVariable(Policy policy, string fact, Truth open, bool completed) : Variable
{
    private readonly List<Cell> tests = [];

    public int Add(Cell cell)
    {
        tests.Add(cell);
        return tests.Count - 1;
    }

    protected override IEnumerable<Kind> AllKinds() =>
        FactValues.Of(policy, fact).DistinctBy(v => Text(tests, t => Holds(t, v)), StringComparer.Ordinal).Select(Known)
            .Concat(completed && policy.FindFact(fact)?.Default is not null ? [] : [NotKnown()]);

    private Kind Known(ImmutableArray<string> values) => new(
        [.. tests.Select(t => Holds(t, values))],
        c => c with { Facts = c.Facts.With(fact, values) });

    private static Truth Holds(Cell test, ImmutableArray<string> values) =>
        Applicability.Holds(test, values) ? Truth.True : Truth.False;

    private Kind NotKnown() => new([.. tests.Select(t => t.Test == CellTest.Known ? open : Truth.Unknown)], c => c);
}

/// <summary>An answer or a part of one; every value that the tests can tell apart, and none yet.</summary>
internal sealed class AnswerVariable(string question, Field field, Context context, Truth open) : Variable
{
    private readonly List<AnswerTest> tests = [];

    public int Add(AnswerTest test)
    {
        tests.Add(test);
        return tests.Count - 1;
    }

    protected override IEnumerable<Kind> AllKinds() =>
        AnswerValues.Of(field, tests)
            .DistinctBy(v => Text(tests, t => AnswerJudge.Holds(t, v, context)), StringComparer.Ordinal)
            .Select(Given)
            .Append(new([.. tests.Select(t => t is AnswerTest.Answered ? open : Truth.Unknown)], c => c));

    private Kind Given(FieldValue value) => new(
        [.. tests.Select(t => AnswerJudge.Holds(t, value, context))],
        c => c with { Answers = With(c.Answers, value) });

    private AnswerSet With(AnswerSet answers, FieldValue value)
    {
        var fields = answers.Find(question)?.Value is AnswerValue.Given given
            ? given.Fields
            : ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal);
        var answer = new Answer(question, new AnswerValue.Given(fields.SetItem(field.Name, value)));
        return answers with { ByQuestion = answers.ByQuestion.SetItem(question, answer) };
    }
}
