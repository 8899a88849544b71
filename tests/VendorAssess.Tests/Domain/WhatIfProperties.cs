using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain;

/// <summary>What holds for every policy delivered, whatever the facts of a case and those tried instead.</summary>
public sealed class WhatIfProperties
{
    private static readonly Gen<Policy> Policies = Gen.Elements(Town.Content.Policies.Values.ToArray());

    private static readonly Gen<(Policy Policy, Facts Held, Facts Tried)> Pairs =
        from policy in Policies
        from held in FactsOf(policy)
        from tried in FactsOf(policy)
        select (policy, held, tried);

    [Fact]
    public void Unchanged_facts_make_no_difference() =>
        Holds(pair =>
        {
            var compared = WhatIf.With(ContextFor(pair.Policy, pair.Held), pair.Held);
            return compared.Facts.IsEmpty && !compared.IsOtherProcedure
                && compared.Lines.All(l => l.Effect == Effect.None && l.Before.Summary == l.After.Summary);
        });

    [Fact]
    public void What_is_dropped_and_added_leads_from_the_old_set_to_exactly_the_new() =>
        Holds(pair =>
        {
            var compared = WhatIf.With(ContextFor(pair.Policy, pair.Held), pair.Tried);
            var (added, dropped) = (Ids(compared, Effect.Added), Ids(compared, Effect.Dropped));
            var (old, now) = (InScope(pair.Policy, pair.Held), InScope(pair.Policy, pair.Tried));
            return !added.Overlaps(dropped) && dropped.IsSubsetOf(old) && !added.Overlaps(old)
                && now.SetEquals(old.Except(dropped).Union(added));
        });

    [Fact]
    public void The_way_back_undoes_it() =>
        Holds(pair =>
        {
            var there = WhatIf.With(ContextFor(pair.Policy, pair.Held), pair.Tried);
            var back = WhatIf.With(ContextFor(pair.Policy, pair.Tried), pair.Held);
            return Ids(there, Effect.Added).SetEquals(Ids(back, Effect.Dropped))
                && Ids(there, Effect.Judged).SetEquals(Ids(back, Effect.Judged));
        });

    [Fact]
    public void What_a_fact_brought_in_applies_and_all_that_applies_was_brought_in() =>
        Holds(pair =>
        {
            var bringing = BringingFacts.Of(pair.Policy, pair.Held);
            var brought = bringing.Facts.SelectMany(f => f.Requirements).Select(b => b.Requirement.Id)
                .Concat(bringing.Always.Select(r => r.Id));
            var waiting = bringing.Facts.SelectMany(f => f.Waiting).Select(b => b.Requirement.Id);
            return Applying(pair, Truth.True).SetEquals(brought) && Applying(pair, Truth.Unknown).SetEquals(waiting);
        });

    private static void Holds(Func<(Policy Policy, Facts Held, Facts Tried), bool> property) =>
        Prop.ForAll(Pairs.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    // Each asked fact is left open, or takes one of its choices, or some of them where several go together.
    private static Gen<Facts> FactsOf(Policy policy) =>
        policy.Facts.Where(f => policy.KindOf(f) != FactKind.Date).Aggregate(
            Gen.Constant(Facts.Empty),
            (made, fact) =>
                from facts in made
                from left in Gen.Choose(0, 3)
                from one in Gen.Elements(policy.ChoicesOf(fact).ToArray())
                from some in Gen.SubListOf(policy.ChoicesOf(fact).ToArray())
                select left == 0 ? facts
                    : policy.KindOf(fact) == FactKind.Many ? facts.With(fact.Id, some.Select(o => o.Value))
                    : facts.With(fact.Id, one.Value));

    private static Context ContextFor(Policy policy, Facts facts) =>
        new(policy, Town.Content.Bank, facts, AnswerSet.Empty, Samples.Today);

    private static HashSet<string> Ids(WhatIf compared, Effect effect) =>
        [.. compared.Of(effect).Select(l => l.Requirement.Id)];

    private static HashSet<string> InScope(Policy policy, Facts facts) =>
        [.. Evaluate.Candidate(ContextFor(policy, facts)).Findings.Where(f => f.InScope).Select(f => f.Requirement.Id)];

    private static HashSet<string> Applying((Policy Policy, Facts Held, Facts Tried) pair, Truth truth) =>
    [
        .. Evaluate.Candidate(ContextFor(pair.Policy, pair.Held)).Findings
            .Where(f => f.Applies.Truth == truth).Select(f => f.Requirement.Id),
    ];
}
