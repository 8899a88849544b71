using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>A small policy without a mistake, to break in one place.</summary>
public static class SamplePolicy
{
    public const string Good =
        """
        policy: p
        title: 見本
        edition: 1
        axes:
          secrecy: { label: 機密性, levels: ["1", "2"] }
        facts: [
          { id: secrecy, label: 機密性 }, { id: cloud, label: クラウド }, { id: model, label: 形態, options: { saas: S } },
          { id: segments, label: 経路 }, { id: contract, label: 契約, options: { free: 無償 } }, { id: use_until, label: 終わり }]
        roles: { chief: { title: 統括 } }
        procedures:
          - { id: full, title: 手続, when: [{ secrecy: ["2"] }], clause: 第1, submits: [chief], decides: [chief] }
        same_person: { rule: refused, clause: 第2 }
        segments: { internet: { label: 接続系 } }
        records: [{ id: note, label: 記録 }]
        requirements:
          - id: R1
            clause: 第3
            title: 見本
            strength: 必須
            text: 見本の要件
            applies: [{ secrecy: ["2"], cloud: true }]
            met: { all: [ { A01: a }, { A02: { at_most: 3 } }, { record: note } ] }
            asks: [A02]
          - { id: R2, clause: 第3, title: 見本, strength: 努力, text: 見本, applies: always, met: { record: note } }
        """;

    public static readonly ContentFile[] BankFiles =
    [
        new("_bank.yaml", "bank: b\nedition: 1\ngroups: { A: 区分 }"),
        new("A.yaml",
            """
            group: A
            questions:
              - { id: A01, text: 設問, type: single, answered_by: V, choices: { a: はい, b: いいえ, c: 一部 } }
              - { id: A02, text: 設問, type: number, answered_by: V, unit: 日 }
              - { id: A03, text: 設問, type: multiple, answered_by: V, choices: { a: 一, b: 二, c: 三 } }
              - { id: A04, text: 設問, type: text, answered_by: V }
              - { id: A05, text: 設問, type: countries, answered_by: V }
              - { id: A06, text: 設問, type: yes-no, answered_by: V }
              - { id: A07, text: 設問, type: date, answered_by: V, kept: 見本のために置く }
            """),
    ];

    /// <summary>The good policy with one text changed; the text must be there.</summary>
    public static string With(string was, string now)
    {
        var good = Good.ReplaceLineEndings("\n");
        var changed = good.Replace(
            was.ReplaceLineEndings("\n"), now.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.NotEqual(good, changed);
        return changed;
    }

    /// <summary>What reading and review of the policy find.</summary>
    public static List<Problem> Problems(string policy)
    {
        var problems = new List<Problem>();
        var bank = Bank();
        var reader = new PolicyFile(bank, problems);
        if (reader.Read(new ContentFile("p.yaml", policy)) is { } read)
            PolicyReview.Run(read, bank, reader.Places, problems);
        return problems;
    }

    public static QuestionBank Bank()
    {
        var problems = new List<Problem>();
        var bank = new BankFiles(problems).Read(BankFiles);
        Assert.Empty(problems);
        return bank!;
    }
}
