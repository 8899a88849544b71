using VendorAssess.Database;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>A standard (invented) registered for a policy that is delivered without it.</summary>
public class RegisteredForSendaiTests
{
    private const string Standard =
        """
        standard: CISOが定める基準（クラウドサービスの利用）
        policy: sendai
        title: 見本の利用基準
        edition: 令和9年4月1日施行
        clauses: { 利用基準1: データの保存先, 利用基準2: 登録の状況 }
        requirements:
          - id: C1
            clause: 利用基準1
            title: 国内での保存
            strength: 必須
            text: 重要性Sの情報は国内に保存する。
            applies: [{ cloud: true, importance: [S] }]
            met: { DL01: { countries: [JP] } }
          - id: C2
            clause: 利用基準2
            title: ISMAPの登録
            strength: 必要に応じて
            text: ISMAPに登録されたサービスから選ぶ。
            applies: [{ cloud: true }]
            met: { CT01: a }
        """;

    private static readonly Policy Delivered = Town.Content.Policies["sendai"];
    private static readonly ContentFile File = Town.Content.FilesByHash[Delivered.Hash].Single();
    private static readonly ContentFile Registered = new("standards/ciso.yaml", Standard);

    [Fact]
    public void Only_what_waited_for_the_standard_is_judged_otherwise()
    {
        var policy = Read();
        var scenarios = Town.Content.Scenarios.Where(s => s.Policy == "sendai").ToList();
        var others = scenarios.SelectMany(s => Statuses(s, Delivered).Except(Statuses(s, policy))).ToList();
        Assert.All(others, o => Assert.Equal("S06", o.Id));
        Assert.Contains(others, o => o.Status == Status.Unregistered);
        Assert.Superset(
            new HashSet<Status> { Status.Met, Status.Unknown },
            scenarios.SelectMany(s => Statuses(s, policy)).Where(s => s.Id == "S06").Select(s => s.Status).ToHashSet());
    }

    [Fact]
    public async Task A_kept_edition_is_read_again_with_its_standard()
    {
        var policy = Read();
        var editions = new Editions(Town.Content, hash => Task.FromResult<IReadOnlyList<ContentFile>>(
            hash == policy.Hash ? [File, Registered] : throw new InvalidOperationException(hash)));
        var kept = await editions.Find("sendai", policy.Hash, Town.Content.Bank.Hash);
        Assert.Equal(policy.Hash, kept.Policy.Hash);
        Assert.Equal(["C1", "C2"], kept.Policy.Requirements.Where(r => r.Standard.Length > 0).Select(r => r.Id));
        Assert.Empty(kept.Policy.MissingStandards);
    }

    [Fact]
    public void The_example_of_the_README_can_be_copied()
    {
        var readme = System.IO.File.ReadAllText(Path.Combine(ProductFolders.Questionnaires, "..", "README.md"));
        var example = readme.Split("```yaml")[1].Split("```")[0].TrimStart();
        Assert.Contains("standard: CISO", example, StringComparison.Ordinal);
        var policy = Read(new ContentFile("standards/ciso.yaml", example));
        Assert.Equal(["C1"], policy.Requirements.Where(r => r.Standard.Length > 0).Select(r => r.Id));
        Assert.Empty(new Schemas.SchemaFile("standard").Errors(new ContentFile("ciso.yaml", example).Parse([])!.ToJson()));
    }

    private static Policy Read() => Read(Registered);

    private static Policy Read(ContentFile standard)
    {
        var problems = new List<VendorAssess.PolicyFiles.Problem>();
        var reader = new PolicyFile(Town.Content.Bank, problems);
        var policy = reader.Read(File, standard)!;
        PolicyReview.Run(policy, Town.Content.Bank, reader.Places, problems);
        Assert.Empty(problems);
        return policy;
    }

    private static IEnumerable<(string Id, Status Status)> Statuses(Scenario scenario, Policy policy) =>
        scenario.Evaluate(policy, Town.Content.Bank).Findings.Select(f => (f.Requirement.Id, f.Status));
}
