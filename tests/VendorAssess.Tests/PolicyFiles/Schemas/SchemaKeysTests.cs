using System.Text.RegularExpressions;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles.Schemas;

/// <summary>
/// The keys of every object of the schemas are those that the reader takes. Each object of the samples has a key
/// <c>unknown-NAME</c>, at which the reader names all that it knows; NAME is the object's definition in the schema.
/// </summary>
public partial class SchemaKeysTests
{
    private const string PolicySample =
        """
        policy: p
        title: 見本
        edition: 1
        unknown-policy: x
        axes:
          secrecy: { label: 機密性, levels: [{ id: "1", label: 低, unknown-level: x }], unknown-axis: x }
        segments: { internet: { label: 接続系, unknown-segmentText: x } }
        facts: [{ id: secrecy, label: 機密性, options: { "1": { label: 低, unknown-option: x } }, unknown-fact: x }]
        missing_standards: [{ name: 基準, unknown-standard: x }]
        roles: { chief: { title: 統括, unknown-roleText: x } }
        procedures: [{ id: full, title: 手続, when: always, clause: 第1, unknown-procedure: x,
            advice: { label: 助言, clause: 第1, asks: [chief], gives: [chief], unknown-advice: x },
            fills: [{ record: note, unknown-fill: x }] }]
        exceptions: { clause: 第1, asks: [chief], decides: [chief], unknown-exceptions: x,
            look: { every_months: 12, by: [chief], clause: 第1, unknown-exceptionLook: x } }
        managers: [{ role: chief, unknown-manager: x }]
        same_person: { rule: refused, unknown-samePerson: x }
        same_auditor: { rule: refused, clause: 第1, unknown-sameAuditor: x }
        records: [{ id: note, label: 記録, unknown-record: x }]
        requirements:
          - { id: R1, clause: 第1, title: 見本, strength: 必須, text: 見本, applies: always, met: { record: note },
              remarks: [{ text: 見本, unknown-remark: x }], unknown-requirement: x }
        """;

    private static readonly ContentFile[] QuestionSamples =
    [
        new("_bank.yaml", "bank: b\nedition: 1\nunknown-bank: x\ngroups: { A: 区分 }"),
        new("_themes.yaml", "unknown-themes: x\nthemes: [{ title: 題, questions: [A01], unknown-theme: x }]"),
        new("A.yaml",
            """
            group: A
            unknown-group: x
            questions:
              - { id: A01, text: 設問, type: single, answered_by: V, choices: { a: はい }, unknown-question: x,
                  validity: { months: 12, unknown-validity: x },
                  parts: [{ name: n, type: single, choices: { a: はい }, unknown-field: x }],
                  crosswalk: [{ framework: f, id: "1", trust: 一次, unknown-crosswalk: x }] }
            """),
    ];

    private const string StandardSample =
        """
        standard: 基準
        policy: p
        title: 見本
        edition: 1
        unknown-standard: x
        records: [{ id: own, label: 記録, unknown-record: x }]
        requirements:
          - { id: G1, clause: 第1, title: 見本, strength: 必須, text: 見本, applies: always, met: { record: own },
              remarks: [{ text: 見本, unknown-remark: x }], unknown-requirement: x }
        """;

    private const string ScenarioSample =
        """
        scenario: 見本
        policy: p
        as_of: 2026-11-24
        unknown-scenario: x
        expect: { unknown-expect: x }
        """;

    [Fact]
    public void Every_object_of_a_policy_has_the_keys_that_the_reader_takes()
    {
        var problems = new List<Problem>();
        new PolicyFile(SamplePolicy.Bank(), problems).Read(new ContentFile("p.yaml", PolicySample));
        // Keys that are words of the catalogue are compared with it elsewhere.
        AssertSame(new SchemaFile("policy"), problems, but: ["row", "cell", "branch", "namedTest"]);
    }

    [Fact]
    public void Every_object_of_a_registered_standard_has_the_keys_that_the_reader_takes()
    {
        var problems = new List<Problem>();
        var policy = SamplePolicy.With("policy: p\n", "policy: p\nmissing_standards: [基準]\n");
        new PolicyFile(SamplePolicy.Bank(), problems).Read(
            new ContentFile("p.yaml", policy), new ContentFile("standards/g.yaml", StandardSample));
        AssertSame(new SchemaFile("standard"), problems, but: ["row", "cell", "branch", "namedTest"]);
    }

    [Fact]
    public void Every_object_of_the_question_files_has_the_keys_that_the_reader_takes()
    {
        var problems = new List<Problem>();
        new BankFiles(problems).Read(QuestionSamples);
        AssertSame(new SchemaFile("questions"), problems, but: ["row", "cell", "branch", "namedTest"]);
    }

    [Fact]
    public void Every_object_of_a_scenario_has_the_keys_that_the_reader_takes()
    {
        var problems = new List<Problem>();
        var bank = SamplePolicy.Bank();
        var policy = new PolicyFile(bank, problems).Read(new ContentFile("p.yaml", SamplePolicy.Good))!;
        var policies = new Dictionary<string, Policy>(StringComparer.Ordinal) { ["p"] = policy };
        new ScenarioFile(bank, policies, policies, problems)
            .Read(new ContentFile("s.yaml", ScenarioSample));
        AssertSame(new SchemaFile("scenario"), problems, but: ["facts"]);
    }

    private static void AssertSame(SchemaFile schema, List<Problem> problems, string[] but)
    {
        var known = problems.Select(p => Unknown().Match(p.What)).Where(m => m.Success)
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["known"].Value.Split('、'), StringComparer.Ordinal);
        var objects = schema.Definitions.Where(d => schema.Properties(d).Any()).Except(but, StringComparer.Ordinal);
        Assert.Equal(objects.Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, keys) in known)
        {
            var properties = schema.Properties(name).ToList();
            Assert.True(keys.ToHashSet(StringComparer.Ordinal).SetEquals(properties),
                $"{name}: the reader takes {string.Join(' ', keys)}, the schema has {string.Join(' ', properties)}");
        }
    }

    [GeneratedRegex("^「unknown-(?<name>[A-Za-z]+)」という項目はありません。使える項目: (?<known>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();
}
