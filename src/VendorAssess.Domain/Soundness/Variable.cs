using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>One thing that a rule looks at (an answer, a fact, a record), and the tests it is put to.</summary>
internal abstract class Variable
{
    private ImmutableArray<ImmutableArray<Truth>>? kinds;

    /// <summary>In how many leaves it is looked at; once makes it independent of all others.</summary>
    public int Uses { get; private set; }

    /// <summary>Each way in which its values can come out, a truth for each test.</summary>
    public ImmutableArray<ImmutableArray<Truth>> Kinds => kinds ??= [.. Distinct(AllKinds())];

    /// <summary>The way taken while one is being tried; null leaves all open.</summary>
    public int? Fixed { get; set; }

    public Outcomes OutcomesOf(int test)
    {
        if (Fixed is { } kind)
            return OutcomeTables.Of(Kinds[kind][test]);
        var all = Outcomes.None;
        foreach (var one in Kinds)
            all |= OutcomeTables.Of(one[test]);
        return all;
    }

    public void Use() => Uses++;

    protected abstract IEnumerable<ImmutableArray<Truth>> AllKinds();

    private static IEnumerable<ImmutableArray<Truth>> Distinct(IEnumerable<ImmutableArray<Truth>> kinds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return kinds.Where(kind => seen.Add(string.Create(kind.Length, kind, static (text, truths) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)('0' + truths[i]);
        })));
    }
}

/// <summary>What is there or not (a record), or goes one way or the other (a person, a standard not held).</summary>
internal sealed class FreeVariable(Truth otherwise) : Variable
{
    protected override IEnumerable<ImmutableArray<Truth>> AllKinds() => [[Truth.True], [otherwise]];
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

    protected override IEnumerable<ImmutableArray<Truth>> AllKinds() =>
        FactValues.Of(policy, fact)
            .Select(values => tests.Select(t => Applicability.Holds(t, values) ? Truth.True : Truth.False).ToImmutableArray())
            .Concat(completed && policy.FindFact(fact)?.Default is not null ? [] : [NotKnown()]);

    private ImmutableArray<Truth> NotKnown() =>
        [.. tests.Select(t => t.Test == CellTest.Known ? open : Truth.Unknown)];
}

/// <summary>An answer or a part of one; every value that the tests can tell apart, and none yet.</summary>
internal sealed class AnswerVariable(Field field, Context context, Truth open) : Variable
{
    private readonly List<AnswerTest> tests = [];

    public int Add(AnswerTest test)
    {
        tests.Add(test);
        return tests.Count - 1;
    }

    protected override IEnumerable<ImmutableArray<Truth>> AllKinds() =>
        AnswerValues.Of(field, tests)
            .Select(value => tests.Select(t => AnswerJudge.Holds(t, value, context)).ToImmutableArray())
            .Append([.. tests.Select(t => t is AnswerTest.Answered ? open : Truth.Unknown)]);
}
