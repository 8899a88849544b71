using VendorAssess.Commands;
using VendorAssess.Tests.PolicyFiles;

namespace VendorAssess.Tests.Commands;

/// <summary><c>check-policies</c> names every mistake of a folder in one run, and the notices beside them.</summary>
public sealed class CheckPoliciesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vendorassess-policies-").FullName;
    private readonly StringWriter result = new();
    private readonly StringWriter problems = new();

    private const string Scenario =
        """
        scenario: 見本
        policy: p
        as_of: 2026-11-21
        facts: { axes: { secrecy: "2" }, cloud: true }
        answers: { A01: a, A02: 3 }
        records: [note]
        expect:
          procedure: full
          statuses: { R1: 適合, R2: 適合 }
        """;

    [Fact]
    public async Task A_folder_without_a_mistake_is_listed()
    {
        Write("scenarios/s.yaml", Scenario);
        Assert.Equal(0, await Check(SamplePolicy.Good));
        Assert.Equal("p\t見本\t1\t要件 2\tシナリオ 1\n", result.ToString());
        Assert.DoesNotContain("p.yaml", problems.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_is_told_and_refuses_nothing()
    {
        Write("scenarios/s.yaml", Scenario.Replace(", R2: 適合", "", StringComparison.Ordinal));
        Assert.Equal(0, await Check(SamplePolicy.Good));
        Assert.Contains("p.yaml:24:5: 注意: 要件 R2 の判定を確かめるシナリオがありません", problems.ToString(), StringComparison.Ordinal);
        Assert.Contains("A.yaml:5:5: 注意: 設問 A03 を使う要件がありません", problems.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("設問 A01", problems.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("設問 A07", problems.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("p\t", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_named_in_one_run()
    {
        Write("scenarios/s.yaml", Scenario.Replace("R2: 適合", "R3: 適当", StringComparison.Ordinal));
        Write("scenarios/t.yaml", Scenario.Replace("policy: p", "policy: q", StringComparison.Ordinal));
        var policy = SamplePolicy.With("strength: 必須", "strength: 絶対")
            .Replace("{ A01: a }", "{ A09: a }", StringComparison.Ordinal);
        Assert.Equal(2, await Check(policy));
        foreach (var expected in (string[])
            [
                "p.yaml:19:15: 強度「絶対」はありません", "p.yaml:22:21: 設問 A09 はありません",
                "s.yaml:9:23: 要件 R3 は対策基準 p にありません", "s.yaml:9:27: R3: 「適当」という判定はありません",
                "t.yaml:2:9: 対策基準 q はありません",
            ])
            Assert.Contains(expected, problems.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.ToString());
    }

    [Fact]
    public async Task What_a_scenario_expected_otherwise_is_named_where_it_stands()
    {
        Write("scenarios/s.yaml", Scenario.Replace("R1: 適合", "R1: 不適合", StringComparison.Ordinal));
        Assert.Equal(2, await Check(SamplePolicy.Good));
        Assert.Contains("s.yaml:9:15: シナリオ「見本」: R1: 期待 不適合、結果 適合", problems.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policies/deep.yaml")]
    [InlineData("questions/B.yaml")]
    [InlineData("scenarios/deep.yaml")]
    [InlineData("standards/deep.yaml")]
    public async Task A_file_nested_too_deep_is_named_and_ends_no_process(string file)
    {
        Write(file, new string('[', 12_000));
        Assert.Equal(2, await Check(SamplePolicy.Good));
        Assert.Contains($"{Path.GetFileName(file)}:1:41: 入れ子が深すぎます", problems.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_standard_is_checked_with_its_policy_and_proven_by_scenarios_of_its_own()
    {
        Write("standards/g.yaml", SampleStandard.Good);
        // What the policy comes to without the standard stays proven beside what it comes to with it.
        Write("scenarios/s.yaml", Scenario.Replace("R2: 適合", "R3: 基準未登録, R2: 適合, R4: 要確認", StringComparison.Ordinal));
        Write("scenarios/t.yaml", Scenario.Replace("policy: p", "policy: p\nregistered: true", StringComparison.Ordinal)
            .Replace("R2: 適合", "R3: 要確認, G1: 要確認, G2: 適合, G3: 要確認", StringComparison.Ordinal));
        Assert.True(await Check(SampleStandard.Policy) == 0, problems.ToString());
        Assert.Equal("p\t見本\t1、見本市利用基準（令和8年4月1日施行）\t要件 7\tシナリオ 2\n", result.ToString());
        Assert.DoesNotContain("g.yaml", problems.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy: p", "policy: q", "standards/g.yaml:2:9: 対策基準 q はありません（p）")]
    [InlineData("policy: p\n", "", "standards/g.yaml:1:1: 「policy」がありません")]
    [InlineData("id: G1", "id: R1", "standards/g.yaml:8:5: 要件 R1 が 2 回あります")]
    [InlineData("id: G3", "id: G4", "standards/g.yaml:18:5: 注意: 要件 G4 の判定を確かめるシナリオがありません")]
    [InlineData("standard: 利用基準", "standard: [[", "standards/g.yaml:1:11: ここから先が YAML として読めません")]
    public async Task A_mistake_in_a_registered_standard_is_named(string was, string now, string expected)
    {
        Write("standards/g.yaml", SampleStandard.With(was, now));
        await Check(SampleStandard.Policy);
        Assert.Contains(expected, problems.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_for_standards_that_are_not_registered_is_a_mistake()
    {
        Write("scenarios/s.yaml", Scenario.Replace("policy: p", "policy: p\nregistered: true", StringComparison.Ordinal));
        Assert.Equal(2, await Check(SamplePolicy.Good));
        Assert.Contains("s.yaml:3:13: 対策基準 p に、登録した基準がありません", problems.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_with_one_policy_id_are_refused()
    {
        Write("policies/q.yaml", SamplePolicy.Good);
        Assert.Equal(2, await Check(SamplePolicy.Good));
        Assert.Contains("q.yaml:1:1: 対策基準 p が 2 回あります", problems.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        result.Dispose();
        problems.Dispose();
    }

    private Task<int> Check(string policy)
    {
        Write("policies/p.yaml", policy);
        foreach (var file in SamplePolicy.BankFiles)
            Write($"questions/{file.Name}", file.Text);
        return CheckPolicies.Run([folder], new Terminal(result, problems));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
