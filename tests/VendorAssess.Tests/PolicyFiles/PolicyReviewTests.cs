namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Slips of the pen in a policy that reads well: each is named with its line, its column and what to do.</summary>
public class PolicyReviewTests
{
    [Theory]
    [InlineData("[{ id: \"1\", label: 低, national: 3A }, { id: \"2\", label: 高, national: 3C }]", 5, 72, "段階の順が逆です")]
    [InlineData("[{ id: \"1\", label: 低, national: \"9\" }, { id: \"2\", label: 高 }]", 5, 35, "国の段階「9」はありません")]
    [InlineData("[\"2\", \"2\"]", 5, 40, "段階 2 が 2 回あります")]
    public void Levels_that_do_not_stand_low_to_high_are_named(string levels, int line, int column, string what) =>
        Expect(SamplePolicy.With("[\"1\", \"2\"]", levels), line, column, what, notice: false);

    [Fact]
    public void Levels_of_one_national_level_may_stand_side_by_side() => Assert.Empty(SamplePolicy.Problems(SamplePolicy.With(
        "[\"1\", \"2\"]", "[{ id: \"1\", label: 低, national: \"2\" }, { id: \"2\", label: 高, national: \"2\" }]")));

    [Theory]
    [InlineData("{ 第1: 手続, 第2: 兼務 }", 17, 5, "条項「第3」は clauses にありません", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第３: その他 }", 2, 36, "条項「第3」が 2 回、違う見出しであります", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第３: 要件 }", 2, 36, "1 つにそろえてください", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第3: 別の見出し }", 2, 36, "項目「第3」が 2 回あります", false)]
    public void Clauses_are_listed_once_and_cited_as_listed(string clauses, int line, int column, string what, bool notice) =>
        Expect(SamplePolicy.With("policy: p\n", $"policy: p\nclauses: {clauses}\n"), line, column, what, notice);

    [Theory]
    [InlineData("label: 記録 }", "label: 記録 }\n  - { id: idle, label: 別の記録 }", 15, 5, "記録 idle はどの要件からも使われていません")]
    [InlineData("policy: p\n", "policy: p\nmissing_standards: [利用判断基準]\n", 2, 21, "「利用判断基準」を待つ要件も")]
    public void What_no_requirement_speaks_of_is_worth_a_look(string was, string now, int line, int column, string what) =>
        Expect(SamplePolicy.With(was, now), line, column, what, notice: true);

    private static void Expect(string policy, int line, int column, string what, bool notice)
    {
        var problems = SamplePolicy.Problems(policy);
        Assert.True(problems.Exists(p => (p.Place.Line, p.Place.Column, p.IsNotice) == (line, column, notice)
            && p.What.Contains(what, StringComparison.Ordinal)), string.Join('\n', problems));
    }
}
