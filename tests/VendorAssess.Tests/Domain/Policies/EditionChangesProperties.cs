using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.PolicyFiles;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Policies;

/// <summary>What holds for every pair of editions.</summary>
public class EditionChangesProperties
{
    private static readonly Gen<string> Texts = Gen.Elements("", "一", "二", "一 二", "第9");
    private static readonly Gen<Rule> Rules = Gen.Sized(size => Tree(Math.Min(size, 8)));

    /// <summary>Ways of changing one thing of a requirement, each to a value of its own choosing.</summary>
    private static readonly Gen<Func<Requirement, Requirement>> Changes = Gen.OneOf(
        Texts.Select(t => (Func<Requirement, Requirement>)(r => r with { Title = t })),
        Texts.Select(t => (Func<Requirement, Requirement>)(r => r with { Text = t })),
        Texts.Select(t => (Func<Requirement, Requirement>)(r => r with { Lines = t })),
        Texts.Select(t => (Func<Requirement, Requirement>)(r => r with { Specification = t })),
        Texts.ListOf().Select(t => (Func<Requirement, Requirement>)(r => r with { Clauses = [.. t] })),
        Texts.ListOf().Select(t => (Func<Requirement, Requirement>)(r => r with { Contract = [.. t] })),
        Texts.ListOf().Select(t => (Func<Requirement, Requirement>)(r => r with { Remarks = [new("注", [.. t], "一")] })),
        Gen.SubListOf("A01", "A02", "A03").Select(q => (Func<Requirement, Requirement>)(r => r with { Asks = [.. q] })),
        Gen.SubListOf("A01", "A02").Select(q => (Func<Requirement, Requirement>)(r => r with { NotApplicableWhen = [.. q] })),
        Gen.Elements(Enum.GetValues<Strength>()).Select(s => (Func<Requirement, Requirement>)(r => r with { Strength = s })),
        Gen.Elements(Enum.GetValues<Trust>()).Select(s => (Func<Requirement, Requirement>)(r => r with { Trust = s })),
        Rules.Select(rule => (Func<Requirement, Requirement>)(r => r with { Met = rule })),
        Rules.Select(rule => (Func<Requirement, Requirement>)(r => r with { Partly = rule })),
        Tables().Select(table => (Func<Requirement, Requirement>)(r => r with { Applies = table })));

    private static readonly Gen<Requirement> Requirements =
        from changes in Changes.ListOf()
        select changes.Aggregate(Requirement("R", Leaf("A01", "a")), (r, change) => change(r));

    private static readonly Gen<Policy> Policies = Requirements.NonEmptyListOf().Select(rs => ThePolicy with
    {
        Requirements = [.. rs.Select((r, i) => r with { Id = $"R{i}" })],
    });

    [Fact]
    public void An_edition_never_differs_from_itself() =>
        Prop.ForAll(Policies.ToArbitrary(), policy => Between(policy, policy).IsEmpty)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void One_thing_changed_in_one_requirement_is_found_there_and_nowhere_else() =>
        Prop.ForAll(Policies.ToArbitrary(), Changes.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (policy, change, which) =>
        {
            var index = which % policy.Requirements.Length;
            var (was, changed) = (policy.Requirements[index], change(policy.Requirements[index]));
            var found = Between(policy, policy with { Requirements = policy.Requirements.SetItem(index, changed) });
            return Same(was, changed)
                ? found.IsEmpty
                : found.Requirements is [{ Parts.Length: 1 } only] && only.Requirement.Id == was.Id && found.Frame.IsEmpty;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void What_is_taken_out_is_gone_and_back_again_has_come() =>
        Prop.ForAll(Policies.ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (policy, which) =>
        {
            var less = policy with { Requirements = policy.Requirements.RemoveAt(which % policy.Requirements.Length) };
            return Between(policy, less).Requirements is [{ After: null } gone] && Between(less, policy).Requirements is
                [{ Before: null } came] && gone.Requirement.Id == came.Requirement.Id;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    public static TheoryData<string> Delivered => [.. Town.Content.Policies.Keys];

    [Theory, MemberData(nameof(Delivered))]
    public void Every_slip_of_the_pen_in_a_policy_delivered_is_found_in_its_requirement(string id)
    {
        var (policy, bank) = (Town.Content.Policies[id], Town.Content.Bank);
        Assert.All(policy.Requirements.SelectMany(new Mutants(policy, bank).Of), mutant =>
        {
            var after = policy with { Requirements = policy.Requirements.Replace(mutant.Original, mutant.Changed) };
            var found = Assert.Single(EditionChanges.Between(policy, bank, after, bank).Requirements);
            Assert.Equal(mutant.Original.Id, found.Requirement.Id);
            Assert.True(Assert.Single(found.Parts).Judges, mutant.Change);
        });
    }

    private static EditionChanges Between(Policy before, Policy after) => EditionChanges.Between(before, Bank, after, Bank);

    // Records compare their lists by identity; their texts tell whether they say the same.
    private static bool Same(Requirement one, Requirement other) => Text(one) == Text(other);

    private static string Text(Requirement r) => string.Join('\u0001',
        [
            r.Title, r.Text, r.Lines, r.Specification, r.Strength.ToString(), r.Trust.ToString(), RuleYaml.Of(r.Met),
            r.Partly is { } partly ? RuleYaml.Of(partly) : "", RuleYaml.Of(r.Applies),
            .. r.Clauses, "\u0002", .. r.Contract, "\u0002", .. r.Asks, "\u0002", .. r.NotApplicableWhen, "\u0002",
            .. r.Remarks.SelectMany(m => m.Readings.Append("\u0002")),
        ]);

    private static Gen<DecisionTable> Tables() =>
        from levels in Gen.SubListOf("1", "2", "3")
        from test in Gen.Elements(CellTest.AnyOf, CellTest.NoneOf, CellTest.Only, CellTest.Known)
        from second in Gen.Elements(true, false)
        select new DecisionTable(
        [
            new Row([new Cell("secrecy", test, [.. levels])]),
            .. second ? [Row(("cloud", ["true"]))] : (Row[])[],
        ]);

    private static Gen<Rule> Tree(int size)
    {
        var leaf = Gen.OneOf<Rule>(
            from question in Gen.Elements("A01", "A02", "A03")
            from letters in Gen.NonEmptyListOf(Gen.Elements("a", "b"))
            select Leaf(question, [.. letters]),
            Gen.Elements<Rule>(new Rule.Consult(), new Rule.Unregistered("基準"), new Rule.Never(), new Rule.RecordLeaf("assessment"),
                Leaf("A07", new AnswerTest.AtMost(3)), Leaf("A07", new AnswerTest.AtLeast(3)), Leaf("A05", new AnswerTest.CoversUse())));
        if (size < 2)
            return leaf;
        var smaller = Tree(size / 2);
        return Gen.OneOf(
            leaf,
            smaller.NonEmptyListOf().Select(i => (Rule)new Rule.All([.. i])),
            smaller.NonEmptyListOf().Select(i => (Rule)new Rule.Any([.. i])),
            smaller.Select(i => (Rule)new Rule.Not(i)));
    }
}
