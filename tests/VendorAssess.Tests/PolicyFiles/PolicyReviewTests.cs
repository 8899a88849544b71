namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Slips of the pen in a policy that reads well: each is named with line, column and what to do.</summary>
public class PolicyReviewTests
{
    [Theory]
    [InlineData("[{ id: \"1\", label: 低, national: 3A }, { id: \"2\", label: 高, national: 3C }]", 5, 72, "段階の順が逆です")]
    [InlineData("[{ id: \"1\", label: 低, national: \"9\" }, { id: \"2\", label: 高 }]", 5, 35, "国の段階「9」はありません")]
    [InlineData("[\"2\", \"2\"]", 5, 40, "段階 2 が 2 回あります")]
    public void Levels_that_do_not_stand_low_to_high_are_named(string levels, int line, int column, string what) =>
        Expect(SamplePolicy.With("[\"1\", \"2\"]", levels), line, column, what, notice: false);

    [Fact]
    public void Levels_of_one_national_level_may_stand_side_by_side() => Assert.Empty(Problems(
        "[\"1\", \"2\"]", "[{ id: \"1\", label: 低, national: \"2\" }, { id: \"2\", label: 高, national: \"2\" }]"));

    [Theory]
    [InlineData("{ 第1: 手続, 第2: 兼務 }", 17, 5, "条項「第3」は clauses にありません", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第３: その他 }", 2, 36, "条項「第3」が 2 回、違う見出しであります", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第３: 要件 }", 2, 36, "1 つにそろえてください", false)]
    [InlineData("{ 第1: 手続, 第2: 兼務, 第3: 要件, 第3: 別の見出し }", 2, 36, "項目「第3」が 2 回あります", false)]
    public void Clauses_are_listed_once_and_cited_as_listed(
        string clauses, int line, int column, string what, bool notice) =>
        Expect(SamplePolicy.With("policy: p\n", $"policy: p\nclauses: {clauses}\n"), line, column, what, notice);

    [Fact]
    public void Who_writes_a_record_is_a_role_that_the_policy_has() => Expect(
        SamplePolicy.With("label: 記録 }", "label: 記録, by: mayor }"), 14, 11, "市の記録 note の役割 mayor が roles にありません", notice: false);

    [Theory]
    [InlineData("{ rule: sometimes, clause: 第1 }", "same_auditor の rule を書いてください")]
    [InlineData("{ rule: refused }", "「clause」がありません")]
    public void Who_audits_is_written_whole(string rule, string what) => Named($"same_auditor: {rule}", what);

    [Theory]
    [InlineData("{ every_months: 0, by: [chief], clause: 第1 }", "every_months は")]
    [InlineData("{ every_months: 1.5, by: [chief], clause: 第1 }", "every_months は")]
    [InlineData("{ every_months: 6, by: [mayor], clause: 第1 }", "役割 mayor が roles にありません")]
    public void Who_looks_over_exceptions_is_written_whole(string look, string what) =>
        Named($"exceptions: {{ clause: 第1, asks: [chief], decides: [chief], look: {look} }}", what);

    [Theory]
    [InlineData("label: 記録 }", "label: 記録 }, { id: idle, label: 別の記録 }", 14, 36, "記録 idle はどの要件からも使われていません")]
    [InlineData("policy: p\n", "policy: p\nmissing_standards: [利用判断基準]\n", 2, 21, "「利用判断基準」を待つ要件も")]
    [InlineData("id: cloud, label: クラウド", "id: sns, label: 発信", 21, 15, "「cloud」を尋ねる項目が facts にない")]
    public void What_no_requirement_speaks_of_is_worth_a_look(string was, string now, int line, int column, string what) =>
        Expect(SamplePolicy.With(was, now), line, column, what, notice: true);

    [Theory]
    [InlineData("{ all: [{ A01: a }, { A01: b }] }")]
    [InlineData("{ all: [{ A01: a }, { not: { A01: a } }] }")]
    [InlineData("{ all: [{ A02: { at_most: 3 } }, { A02: { at_least: 4 } }] }")]
    [InlineData("{ all: [{ A03: { all_of: [a, b] } }, { A03: { none: [b] } }] }")]
    [InlineData("{ all: [{ A05: { countries: [JP] } }, { A05: { countries: [US, CA] } }] }")]
    [InlineData("{ all: [{ A04: present }, { not: { A04: answered } }] }")]
    [InlineData("{ not: { A01: answered } }")]
    [InlineData("{ not: { record: note } }")]
    [InlineData("{ all: [{ A01: a }, { fact: { cloud: false } }] }")]
    [InlineData("{ all: [{ any: [{ A01: a }, { A06: a }] }, { A01: b }, { A06: b }] }")]
    public void A_requirement_that_can_never_be_met_is_named(string met) =>
        Expect(Met(met), 22, 10, "R1: met を満たす回答も記録も事実もありません", notice: false);

    [Theory]
    [InlineData("{ A01: [a, b, c] }")]
    [InlineData("{ A06: [a, b] }")]
    [InlineData("{ fact: { cloud: true } }")]
    [InlineData("{ any: [{ A01: a }, { not: { A01: a } }] }")]
    [InlineData("{ any: [{ A02: { at_most: 3 } }, { A02: { at_least: 2 } }] }")]
    [InlineData("{ any: [{ A03: a }, { A03: { none: [a] } }] }")]
    [InlineData("{ any: [{ record: note }, always] }")]
    public void A_requirement_that_is_met_whatever_the_answer_is_named(string met) =>
        Expect(Met(met), 22, 10, "R1: met は、どのような回答でも満たします", notice: false);

    [Theory]
    [InlineData("{ any: [{ A01: a }, { all: [{ A06: a }, { A06: b }] }] }", 30, "決して成り立ちません")]
    [InlineData("{ any: [{ A01: a }, { fact: { secrecy: \"1\" } }] }", 30, "決して成り立ちません")]
    [InlineData("{ any: [{ A01: a }, never] }", 30, "決して成り立ちません")]
    [InlineData("{ all: [{ A01: a }, { A06: [a, b] }] }", 30, "必ず成り立ちます")]
    [InlineData("{ all: [{ A01: a }, { fact: { secrecy: \"2\" } }] }", 30, "必ず成り立ちます")]
    [InlineData("{ all: [{ A01: a }, always] }", 30, "必ず成り立ちます")]
    [InlineData("{ all: [{ A01: a }, { A01: [a] }] }", 30, "同じ条件が並びの中に 2 回あります")]
    [InlineData("never", 10, "met: never は、該当した時点で満たさない禁止のためのもの")]
    public void A_branch_that_decides_nothing_is_named(string met, int column, string what) =>
        Expect(Met(met), 22, column, what, notice: false);

    [Theory]
    [InlineData("never", "禁止")]
    [InlineData("always", "必須")]
    [InlineData("consult", "必須")]
    [InlineData("unregistered", "必須")]
    [InlineData("{ A01: answered }", "必須")]
    [InlineData("{ A03: all }", "必須")]
    [InlineData("{ A05: { countries: [JP] } }", "必須")]
    [InlineData("{ A07: { covers: use } }", "必須")]
    [InlineData("{ fact: { use_until: known } }", "必須")]
    [InlineData("{ all: [{ A01: a }, consult] }", "必須")]
    [InlineData("{ any: [{ A01: a }, { all: [{ A01: b }, { A06: a }] }] }", "必須")]
    [InlineData("{ all: [{ A04: answered }, { not: { A04: present } }] }", "必須")]
    [InlineData("{ any: [{ A01: a }, { fact: { contract: [government] } }] }", "必須")]
    public void What_is_meant_as_written_is_not_named(string met, string strength) =>
        Assert.Empty(SamplePolicy.Problems(
            Met(met).Replace("strength: 必須", $"strength: {strength}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[{ secrecy: [\"2\"] }, { secrecy: [\"2\"], cloud: true }]", 35, "列の行に含まれている")]
    [InlineData("[{ cloud: true }, { cloud: true }]", 32, "列の行に含まれている")]
    [InlineData("[{ model: [saas, paas] }, { model: { none: [iaas, other] }, cloud: known }]", 40, "列の行に含まれている")]
    [InlineData("[{}, { cloud: true }]", 19, "列の行に含まれている")]
    [InlineData("[{ segments: { none: [lgwan] } }, { segments: { only: [internet] } }]", 48, "列の行に含まれている")]
    [InlineData("[{ cloud: { none: [\"true\", \"false\"] } }]", 15, "「cloud」の条件に当てはまる案件はありません")]
    public void A_row_that_adds_nothing_is_named(string applies, int column, string what) =>
        Expect(SamplePolicy.With("[{ secrecy: [\"2\"], cloud: true }]\n", $"{applies}\n"), 21, column, what, notice: false);

    [Theory]
    [InlineData("[{ secrecy: [\"2\"] }, { cloud: true }]")]
    [InlineData("[{ secrecy: [\"1\"], cloud: true }, { secrecy: [\"2\"], cloud: true }]")]
    [InlineData("[{ segments: [internet] }, { segments: { only: [internet] } }]")]
    [InlineData("[{ model: [saas] }, { model: known, cloud: false }]")]
    public void Rows_that_each_add_something_are_not_named(string applies) => Assert.Empty(SamplePolicy.Problems(
        SamplePolicy.With("[{ secrecy: [\"2\"], cloud: true }]\n", applies + "\n")));

    [Theory]
    [InlineData("{ A01: a }", "{ A01: a }")]
    [InlineData("{ any: [{ A01: a }, { record: note }] }", "{ A01: b }")]
    [InlineData("{ A03: { only: [a] } }", "{ A03: { only: [a] } }")]
    public void A_way_of_being_partly_met_that_never_counts_is_named(string met, string partly) =>
        Expect(Met(met).Replace("asks: [A02]", $"partly: {partly}", StringComparison.Ordinal),
            23, 13, "R1: partly に当たる場合がありません", notice: false);

    [Theory]
    [InlineData("internet: { label: 接続系 }", "intranet: { label: 庁内 }", 13, 13, "ネットワーク区分「intranet」はありません")]
    [InlineData("{ chief: { title: 統括 } }", "{ chief: { title: 統括 }, mayor: { title: 市長 } }", 9, 32, "役割「mayor」はありません")]
    [InlineData(", options: { saas: S }", "", 7, 60, "model に選べるものがありません。options に")]
    [InlineData("segments: { internet: { label: 接続系 } }\n", "", 8, 3, "segments に選べるものがありません。segments に")]
    public void Names_and_choices_that_a_person_could_not_use_are_named(
        string was, string now, int line, int column, string what) =>
        Expect(SamplePolicy.With(was, now), line, column, what, notice: false);

    private const string SampleMet = "{ all: [ { A01: a }, { A02: { at_most: 3 } }, { record: note } ] }";

    private static string Met(string met) => SamplePolicy.With(SampleMet, met);

    private static List<VendorAssess.PolicyFiles.Problem> Problems(string was, string now) =>
        SamplePolicy.Problems(SamplePolicy.With(was, now));

    private static void Expect(string policy, int line, int column, string what, bool notice)
    {
        var problems = SamplePolicy.Problems(policy);
        Assert.True(problems.Exists(p => (p.Place.Line, p.Place.Column, p.IsNotice) == (line, column, notice)
            && p.What.Contains(what, StringComparison.Ordinal)), string.Join('\n', problems));
    }

    private static void Named(string part, string what) => Assert.Contains(
        SamplePolicy.Problems(SamplePolicy.With("policy: p\n", $"policy: p\n{part}\n")),
        p => p.What.Contains(what, StringComparison.Ordinal));
}
