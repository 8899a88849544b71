using ReadProblem = VendorAssess.PolicyFiles.Problem;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>A mistake in a registered standard is named in its own file, with line and column.</summary>
public class StandardFileTests
{
    [Theory]
    [InlineData("standard: 利用基準", "standard: 選定基準", 1, 11, "基準「選定基準」は、対策基準の missing_standards にありません。名前をそろえてください（利用基準、別の基準）")]
    [InlineData("title: 見本市利用基準\n", "", 1, 1, "「title」がありません")]
    [InlineData("edition: 令和8年4月1日施行\n", "", 1, 1, "「edition」がありません")]
    [InlineData("edition: 令和8年4月1日施行", "edition: 1\nfacts: []", 5, 1, "「facts」という項目はありません")]
    [InlineData("id: G1", "id: R1", 8, 5, "要件 R1 が 2 回あります")]
    [InlineData("id: G2", "id: G1", 16, 5, "要件 G1 が 2 回あります")]
    [InlineData("id: own", "id: note", 5, 11, "記録 note が 2 回あります")]
    [InlineData("for: R3", "for: R9", 8, 5, "G1 の for: 要件 R9 は基準「利用基準」を待っていません。次から書いてください（R3、R4、R1）")]
    [InlineData("for: R3", "for: R2", 8, 5, "G1 の for: 要件 R2 は基準「利用基準」を待っていません")]
    [InlineData("id: G2, clause", "id: G2, for: R3, clause", 1, 11, "要件 R4 は基準「利用基準」を待っていますが")]
    [InlineData("strength: 必須", "strength: 努力", 1, 11, "要件 R3 は基準「利用基準」を待っていますが")]
    [InlineData("利用基準2: 二", "第9: 二", 16, 5, "条項「利用基準2」は clauses にありません")]
    [InlineData("met: { A06: a }", "met: { A09: a }", 15, 12, "設問 A09 はありません")]
    [InlineData("met: { A06: a }", "met: { A06: z }", 15, 17, "選択肢にない値")]
    [InlineData("met: { A06: a }", "met: { unregistered: 利用基準 }", 15, 12, "登録されていない基準は missing_standards に挙げたものから書いてください（別の基準）")]
    [InlineData("met: { A06: a }", "met: { all: [{ A06: a }, { A06: b }] }", 15, 10, "G1: met を満たす回答も記録も事実もありません")]
    [InlineData("met: { record: own }", "met: { record: others }", 18, 89, "市の記録は records に挙げたものから書いてください（note、own）")]
    [InlineData("[{ cloud: true }]", "[{ clowd: true }]", 14, 17, "「clowd」は分類軸にも案件の事実にもありません")]
    [InlineData("[{ cloud: true }]", "[{ cloud: true }, { cloud: true, secrecy: [\"2\"] }]", 14, 32, "列の行に含まれている")]
    [InlineData("strength: 必須\n", "strength: 絶対\n", 12, 15, "強度「絶対」")]
    [InlineData("title: 国内の法人", "title: 国内の法人\n    trust: 背景", 8, 5, "G1 は、出典の確かさが背景")]
    [InlineData("standard: 利用基準", "standard: &a 利用基準", 1, 11, "別名")]
    public void A_mistake_is_named_where_it_stands(string was, string now, int line, int column, string what)
    {
        var problems = Problems(SampleStandard.With(was, now));
        Assert.True(problems.Exists(p => p.Place.File == "standards/g0.yaml" && (p.Place.Line, p.Place.Column) == (line, column)
            && p.What.Contains(what, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    [Fact]
    public void A_standard_is_registered_once()
    {
        var again = SampleStandard.With("G1", "H1").Replace("G2", "H2", StringComparison.Ordinal)
            .Replace("G3", "H3", StringComparison.Ordinal).Replace("id: own", "id: other", StringComparison.Ordinal)
            .Replace("record: own", "record: other", StringComparison.Ordinal);
        Assert.Contains(Problems(SampleStandard.Good, again), p => p.Place.File == "standards/g1.yaml"
            && p.What.Contains("基準「利用基準」が 2 回登録されています", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clause_of_the_standard_is_no_clause_of_the_policy()
    {
        var problems = new List<ReadProblem>();
        var policy = SampleStandard.Policy.Replace(
            "policy: p\n", "policy: p\nclauses: { 第1: 一, 第2: 二, 第3: 三, 第4: 四, 第5: 五, 利用基準1: 別のもの }\n", StringComparison.Ordinal);
        SampleStandard.ReadAs(problems, policy, SampleStandard.File(SampleStandard.Good));
        var problem = Assert.Single(problems);
        Assert.Equal("standards/g.yaml:6:12", $"{problem.Place.File}:{problem.Place.Line}:{problem.Place.Column}");
        Assert.Contains("対策基準と登録した基準の両方にあります", problem.What, StringComparison.Ordinal);
    }

    private static List<ReadProblem> Problems(params string[] standards)
    {
        var problems = new List<ReadProblem>();
        SampleStandard.Read(problems, standards);
        return problems;
    }
}
