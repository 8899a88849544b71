using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Policies;

/// <summary>The tables of a policy's page: clauses with what cites them, when requirements apply, which questions they need.</summary>
public class PolicyTablesTests
{
    public static TheoryData<string> Delivered => [.. Town.Content.Policies.Keys];

    [Fact]
    public void Clauses_stand_in_the_order_of_the_document_and_those_only_cited_last()
    {
        var policy = ThePolicy with
        {
            Clauses = [new("第9", "雑則"), new("第R1", "要件")],
            Requirements = [Requirement("R1", Leaf("A01", "a")), Requirement("R2", Leaf("A01", "a")) with { Clauses = ["第R1", "第7"] }],
        };
        Assert.Equal(
            [("第9", "雑則", ""), ("第R1", "要件", "R1 R2"), ("第7", "", "R2"), ("第11-2(4)", "", ""), ("第4-3(1)", "", "")],
            CitedClause.Of(policy).Select(c =>
                (c.Clause.Id, c.Clause.Heading, string.Join(' ', c.Requirements.Select(r => r.Id)))));
        Assert.Equal(["手続「手続full」", "手続「手続light」", "手続「手続report」"], CitedClause.Of(policy)[3].Others);
        Assert.Equal(["申請と審査の兼務"], CitedClause.Of(policy)[4].Others);
    }

    [Theory, MemberData(nameof(Delivered))]
    public void Every_clause_that_is_cited_stands_in_the_table_once(string id)
    {
        var policy = Town.Content.Policies[id];
        var clauses = CitedClause.Of(policy);
        Assert.Equal(clauses.Length, clauses.Select(c => c.Clause.Id).Distinct().Count());
        Assert.Equal(
            policy.Requirements.SelectMany(r => r.Clauses.Select(c => (c, r.Id))).Order(),
            clauses.SelectMany(c => c.Requirements.Select(r => (c.Clause.Id, r.Id))).Order());
    }

    [Fact]
    public void A_decision_table_has_a_column_for_each_fact_and_a_line_for_each_row()
    {
        var both = Requirement("R1", Leaf("A01", "a")) with
        {
            Applies = new DecisionTable(
            [
                Row(("secrecy", ["2", "3"]), ("cloud", ["true"])),
                new Row([new Cell("segments", CellTest.Only, ["internet"])]),
            ]),
        };
        var grid = DecisionGrid.Of(ThePolicy with { Requirements = [both, Requirement("R2", Leaf("A01", "a"))] });
        Assert.Equal(["cloud", "secrecy", "segments"], grid.Facts);
        Assert.Equal(["「はい」", "「機密性2」、「機密性3」のいずれか", ""], grid.Requirements[0].Rows[0].Cells);
        Assert.Equal(["", "", "「インターネット接続系」だけ"], grid.Requirements[0].Rows[1].Cells);
        Assert.True(Assert.Single(grid.Requirements[1].Rows).IsAlways);
    }

    [Theory, MemberData(nameof(Delivered))]
    public void No_row_of_a_policy_is_lost_in_its_decision_table(string id)
    {
        var policy = Town.Content.Policies[id];
        var grid = DecisionGrid.Of(policy);
        Assert.Equal(policy.Requirements.Select(r => (r.Id, r.Applies.Rows.Length)),
            grid.Requirements.Select(r => (r.Requirement.Id, r.Rows.Length)));
        Assert.Equal(policy.Requirements.SelectMany(r => r.Applies.Rows).Sum(r => r.Cells.Length),
            grid.Requirements.SelectMany(r => r.Rows).SelectMany(r => r.Cells).Count(c => c.Length > 0));
    }

    [Theory, MemberData(nameof(Delivered))]
    public void The_questions_of_a_policy_are_those_that_its_requirements_name_and_what_these_hang_on(string id)
    {
        var (policy, bank) = (Town.Content.Policies[id], Town.Content.Bank);
        var questions = PolicyQuestions.Of(policy, bank);
        var named = policy.Requirements.SelectMany(AskedQuestions.Of).ToHashSet();
        Assert.Superset(named, questions.Select(q => q.Question.Id).ToHashSet());
        Assert.All(questions, q => Assert.Equal(named.Contains(q.Question.Id), !q.Requirements.IsEmpty));
    }
}
