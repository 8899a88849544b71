using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Broken content names the file, the line and what to do.</summary>
public class ContentFilesTests
{
    [Fact]
    public void A_good_policy_has_no_problems() => Assert.Empty(SamplePolicy.Problems(SamplePolicy.Good));

    [Theory]
    [InlineData("{ A01: a }", "{ A09: a }", 22, "設問 A09 はありません")]
    [InlineData("{ A01: a }", "{ A01: z }", 22, "選択肢にない値")]
    [InlineData("{ A01: a }", "{ A01.days: 3 }", 22, "「days」という項目")]
    [InlineData("{ A02: { at_most: 3 } }", "{ A02: { at_most: 三 } }", 22, "数値")]
    [InlineData("{ A02: { at_most: 3 } }", "{ A02: { most: 3 } }", 22, "「most」")]
    [InlineData("asks: [A02]", "asks: [A08]", 23, "asks: 設問 A08 はありません")]
    [InlineData("{ record: note }", "{ record: other }", 22, "市の記録")]
    [InlineData("{ record: note }", "never_ever", 22, "never_ever")]
    [InlineData("cloud: true", "clowd: true", 21, "「clowd」")]
    [InlineData("cloud: true", "cloud: maybe", 21, "maybe")]
    [InlineData("secrecy: [\"2\"], cloud", "secrecy: [\"9\"], cloud", 21, "「9」という値")]
    [InlineData("strength: 必須", "strength: 必須\n    trust: 背景", 16, "R1 は、出典の確かさが背景")]
    [InlineData("strength: 必須", "strength: 絶対", 19, "強度「絶対」")]
    [InlineData("    met:", "    meet:", 22, "「meet」という項目")]
    [InlineData("title: 見本\nedition", "edition", 1, "「title」がありません")]
    [InlineData("id: full", "id: fast", 11, "手続「fast」")]
    [InlineData("submits: [chief]", "submits: [mayor]", 11, "mayor")]
    [InlineData("id: secrecy, label", "id: secret, label", 7, "secret")]
    [InlineData("policy: p", "policy: p\npolicy: q", 2, "2 回")]
    [InlineData("policy: p", "policy: &a p", 1, "別名")]
    [InlineData("policy: p", "policy: !!int p", 1, "型の指定")]
    [InlineData("policy: p", "policy: [p", 1, "YAML として読めません")]
    public void A_mistake_is_named_with_its_line_and_what_to_do(string was, string now, int line, string what)
    {
        Assert.Contains(SamplePolicy.Problems(SamplePolicy.With(was, now)), p =>
            p.Place.File == "p.yaml" && p.Place.Line == line && p.What.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused_and_ends_no_process(string open)
    {
        var problem = Assert.Single(SamplePolicy.Problems(string.Concat(Enumerable.Repeat(open, 40_000))));
        Assert.Contains("深すぎます", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_are_refused_before_they_multiply()
    {
        var lines = Enumerable.Range(0, 9).Select(i => i == 0
            ? "a0: &a0 [x, x, x, x, x, x, x, x, x]"
            : $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        var problem = Assert.Single(SamplePolicy.Problems(string.Join('\n', lines)));
        Assert.Contains("別名", problem.What, StringComparison.Ordinal);
        Assert.Equal((1, 5), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void A_file_over_the_limit_is_refused()
    {
        var problem = Assert.Single(SamplePolicy.Problems(new string('a', YamlReader.MaxBytes + 1)));
        Assert.Contains("大きすぎます", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_delivered_has_no_mistake_and_every_scenario_comes_out_as_expected()
    {
        var problems = new List<Problem>();
        var library = ContentLibrary.Load(Path.Combine(AppContext.BaseDirectory, "questionnaires"), problems);
        // Notices too: what is worth a look in a city's file has been looked at in ours.
        Assert.Empty(problems);
        Assert.Empty(library!.FailedScenarios());
    }
}
