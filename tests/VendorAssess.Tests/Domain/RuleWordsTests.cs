using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain;

public sealed class RuleWordsTests
{
    [Fact]
    public void A_leaf_names_its_question_and_the_choices_in_their_words() =>
        Assert.Equal(
            "A01「設問A01」が、「a：選択肢a」、「b：選択肢b」のいずれか", Text(Samples.Leaf("A01", "a", "b")));

    [Fact]
    public void A_part_is_named_with_its_limit_and_unit() =>
        Assert.Equal(
            "A08「設問A08」の「待機日数」が、30日以下であること", Text(Samples.Leaf("A08", new AnswerTest.AtMost(30), "days")));

    [Fact]
    public void A_record_and_a_fact_are_named_as_the_policy_names_them()
    {
        Assert.Equal("市の記録「評価の記録」がある", Text(new Rule.RecordLeaf("assessment")));
        Assert.Equal("機密性：「機密性3」", Text(new Rule.FactLeaf(Samples.Row(("secrecy", ["3"])))));
    }

    [Fact]
    public void A_tree_keeps_its_shape_and_one_part_alone_stands_for_itself()
    {
        var leaf = Samples.Leaf("A01", "a");
        var tree = new Rule.All([leaf, new Rule.Any([leaf])]).Describe(Samples.ThePolicy, Samples.Bank);
        Assert.Equal(2, tree.Parts.Length);
        Assert.All(tree.Parts, p => Assert.Equal(Text(leaf), p.Text));
    }

    [Fact]
    public void A_table_that_always_applies_says_so() =>
        Assert.Equal("すべての場合", new DecisionTable([new Row([])]).Describe(Samples.ThePolicy).Text);

    [Fact]
    public void Every_rule_of_the_real_policies_can_be_said_without_an_identifier_left_over()
    {
        foreach (var policy in Town.Content.Policies.Values)
        foreach (var requirement in policy.Requirements)
        {
            var texts = Leaves(requirement.Met.Describe(policy, Town.Content.Bank))
                .Concat(Leaves(requirement.Applies.Describe(policy)));
            Assert.All(texts, t => Assert.DoesNotMatch("「(true|false|[a-z_-]{3,}|[a-z])」", t));
        }
    }

    private static IEnumerable<string> Leaves(RuleText rule) =>
        rule.Parts.IsEmpty ? [rule.Text] : rule.Parts.SelectMany(Leaves);

    private static string Text(Rule rule) => rule.Describe(Samples.ThePolicy, Samples.Bank).Text;
}
