using VendorAssess.Features.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Policies;

/// <summary>What was in force before: 川口市's policy and the questions as they (never) were, and a standard of 仙台市.</summary>
public static class OlderContent
{
    public static readonly DateTimeOffset Since = new(2026, 3, 31, 20, 0, 0, TimeSpan.Zero);

    private const string Standard =
        """
        standard: CISOが定める基準（クラウドサービスの利用）
        policy: sendai
        title: 見本の利用基準
        edition: 令和7年4月1日施行
        note: 見本として作った基準です。
        clauses: { 利用基準1: 国内での保存, 利用基準2: 登録の状況 }
        requirements:
          - { id: C1, clause: 利用基準1, for: S06, title: 国内での保存, strength: 必須, text: 国内に保存する。, applies: [{ cloud: true }],
              met: { DL01: { countries: [JP] } } }
          - { id: C2, clause: 利用基準2, title: 登録, strength: 努力, text: 登録済みから選ぶ。, applies: [{ cloud: true }], met: { CT01: a } }
        """;

    public static ContentLibrary Read()
    {
        using var moved = new MovedContent();
        return moved
            .With("policies/kawaguchi.yaml", "edition: 令和6年2月29日施行", "edition: 令和4年4月1日施行")
            .With("policies/kawaguchi.yaml", "  - id: K24\n", "  - id: K99\n")
            .With("policies/kawaguchi.yaml", "applies: [{ cloud: true, confidentiality: [\"3\"] }]\n    met:\n      all:\n        - { KM02: a }",
                "applies: [{ cloud: true, confidentiality: [\"2\", \"3\"] }]\n    met:\n      all:\n        - { KM02: [a, b] }")
            .Add("standards/ciso.yaml", Standard)
            .With("questions/_bank.yaml", "edition: 令和8年11月版", "edition: 令和7年4月版")
            .With("questions/KM.yaml", "通信を暗号化する方式をすべて選んでください。", "通信の暗号化の方式を選んでください。")
            .Read();
    }

    /// <summary>Keeps it as a start of the program kept it then.</summary>
    public static async Task<ContentLibrary> Keep(DatabaseFixture database)
    {
        var older = Read();
        var editions = new Editions(older, hash => throw new InvalidOperationException(hash));
        await new KeepEditions(database.Postgres, editions, new ClockAt(Since)).Run();
        return older;
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
