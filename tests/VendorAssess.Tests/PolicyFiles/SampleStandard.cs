using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>The small policy with a requirement that waits for a standard, and the standard as a city registers it.</summary>
public static class SampleStandard
{
    public const string Good =
        """
        standard: 利用基準
        policy: p
        title: 見本市利用基準
        edition: 令和8年4月1日施行
        records: [{ id: own, label: 独自の記録 }]
        clauses: { 利用基準1: 一, 利用基準2: 二 }
        requirements:
          - id: G1
            clause: 利用基準1
            for: R3
            title: 国内の法人
            strength: 必須
            text: 国内の法人であること
            applies: [{ cloud: true }]
            met: { A06: a }
          - { id: G2, clause: 利用基準2, title: 水準, strength: 必須, text: 水準, applies: [{ secrecy: ["2"] }], met: { A01: a },
              partly: { A01: c } }
          - { id: G3, clause: 利用基準2, title: 記録, strength: 努力, text: 記録, applies: always, met: { record: own } }
        """;

    /// <summary>R3 waits for the standard, R4 for it beside an answer; R1 is named by it.</summary>
    public static readonly string Policy = SamplePolicy.With(
        "policy: p\n", "policy: p\nmissing_standards: [{ name: 利用基準, clause: 第4, requirements: [R1, R3] }, { name: 別の基準, clause: 第5 }]\n")
        .TrimEnd() +
        """

          - { id: R3, clause: 第4, title: 基準, strength: 必須, text: 見本, applies: always, met: { unregistered: 利用基準 } }
          - { id: R4, clause: 第4, title: 両方, strength: 必須, text: 見本, applies: always,
              met: { any: [{ A06: b }, { unregistered: 利用基準 }] } }
        """;

    /// <summary>The good standard with one text changed; the text must be there.</summary>
    public static string With(string was, string now)
    {
        var good = Good.ReplaceLineEndings("\n");
        Assert.Contains(was, good, StringComparison.Ordinal);
        return good.Replace(was, now, StringComparison.Ordinal);
    }

    public static ContentFile File(string text, string name = "standards/g.yaml") => new(name, text);

    public static Policy Read(List<Problem> problems, params string[] standards) =>
        ReadAs(problems, Policy, [.. standards.Select((s, i) => File(s, $"standards/g{i}.yaml"))]);

    public static Policy ReadAs(List<Problem> problems, string policy, params ContentFile[] standards)
    {
        var bank = SamplePolicy.Bank();
        var reader = new PolicyFile(bank, problems);
        var read = reader.Read(new ContentFile("p.yaml", policy), standards)!;
        PolicyReview.Run(read, bank, reader.Places, problems);
        return read;
    }
}
