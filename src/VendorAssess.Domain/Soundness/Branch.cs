using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Soundness;

/// <summary>A rule over variables, and what it has come out as so far.</summary>
internal abstract class Branch(Rule? rule)
{
    /// <summary>The rule it was made of; null for what stands in no tree.</summary>
    public Rule? Rule => rule;

    public Outcomes Seen { get; private set; }

    public virtual ImmutableArray<Branch> Parts => [];

    /// <summary>What it can be while some variables are fixed; remembered in <see cref="Seen"/>.</summary>
    public Outcomes Look()
    {
        var now = Judge();
        Seen |= now;
        return now;
    }

    protected abstract Outcomes Judge();

    public sealed class Always(Rule? rule, Outcomes outcome) : Branch(rule)
    {
        protected override Outcomes Judge() => outcome;
    }

    public sealed class Leaf(Rule? rule, Variable variable, int test) : Branch(rule)
    {
        protected override Outcomes Judge() => variable.OutcomesOf(test);
    }

    public sealed class All(Rule? rule, ImmutableArray<Branch> parts) : Branch(rule)
    {
        public override ImmutableArray<Branch> Parts => parts;

        protected override Outcomes Judge() => OutcomeTables.All(Together(parts));
    }

    public sealed class Any(Rule? rule, ImmutableArray<Branch> parts) : Branch(rule)
    {
        public override ImmutableArray<Branch> Parts => parts;

        protected override Outcomes Judge() => OutcomeTables.Any(Together(parts));
    }

    public sealed class Not(Rule? rule, Branch part) : Branch(rule)
    {
        public override ImmutableArray<Branch> Parts => [part];

        protected override Outcomes Judge() => part.Look().Not();
    }

    private static Outcomes[] Together(ImmutableArray<Branch> parts)
    {
        var outcomes = new Outcomes[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            outcomes[i] = parts[i].Look();
        return outcomes;
    }
}
