using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Policies;

/// <summary>Two editions beside each other: what came, what went, what is otherwise, in words.</summary>
public class EditionChangesTests
{
    private static readonly Requirement First = Requirement("R1", Leaf("A01", "a")) with
    {
        Text = "鍵を分けて保管する。", Specification = "鍵を分けること。", Contract = ["秘密を守る。"],
    };

    private static readonly Requirement Second = Requirement("R2", Leaf("A03", "a"));
    private static readonly Policy Before = ThePolicy with { Requirements = [First, Second] };

    /// <summary>One thing changed in R1: the part it shows under, in words before and after, and whether it judges.</summary>
    public static TheoryData<string, string?, string?, bool> Parts => new()
    {
        { "題名", "要件R1", "別の題名", false },
        { "強度", "必須", "努力", true },
        { "条項", "第R1", "第R1｜第9", false },
        { "原文の行", null, "L10", false },
        { "出典の確かさ", "一次", "二次", false },
        { "登録した基準", null, "利用基準", false },
        { "当たる要件", null, "R2", true },
        { "求めること", "鍵を分けて保管する。", "鍵を装置に保管する。", false },
        { "当てはまる場合", "すべての場合", "機密性：「機密性3」", true },
        { "適合の条件", "A01「設問A01」が、「a：選択肢a」", "A01「設問A01」が、「a：選択肢a」、「b：選択肢b」のいずれか", true },
        { "一部適合の条件", null, "A01「設問A01」が、「c：選択肢c」", true },
        { "該当なしで対象外となる設問", null, "A01", true },
        { "判定には使わない設問", null, "A04", false },
        { "調達仕様", "鍵を分けること。", null, false },
        { "契約条項", "秘密を守る。", "秘密を守る。｜鍵を返す。", false },
        { "読み方の注記", null, "原則とは［一／二］採った読み方：一", false },
    };

    private static readonly Dictionary<string, Requirement> Changed = new(StringComparer.Ordinal)
    {
        ["題名"] = First with { Title = "別の題名" },
        ["強度"] = First with { Strength = Strength.Effort },
        ["条項"] = First with { Clauses = ["第R1", "第9"] },
        ["原文の行"] = First with { Lines = "L10" },
        ["出典の確かさ"] = First with { Trust = Trust.Secondary },
        ["登録した基準"] = First with { Standard = "利用基準" },
        ["当たる要件"] = First with { Fills = ["R2"] },
        ["求めること"] = First with { Text = "鍵を装置に保管する。" },
        ["当てはまる場合"] = First with { Applies = new DecisionTable([Row(("secrecy", ["3"]))]) },
        ["適合の条件"] = First with { Met = Leaf("A01", "a", "b") },
        ["一部適合の条件"] = First with { Partly = Leaf("A01", "c") },
        ["該当なしで対象外となる設問"] = First with { NotApplicableWhen = ["A01"] },
        ["判定には使わない設問"] = First with { Asks = ["A04"] },
        ["調達仕様"] = First with { Specification = "" },
        ["契約条項"] = First with { Contract = ["秘密を守る。", "鍵を返す。"] },
        ["読み方の注記"] = First with { Remarks = [new("原則とは", ["一", "二"], "一")] },
    };

    [Theory, MemberData(nameof(Parts))]
    public void A_changed_part_of_a_requirement_stands_old_beside_new(
        string part, string? before, string? after, bool judges)
    {
        var changes = Between(Before, Before with { Requirements = [Changed[part], Second] });
        var change = Assert.Single(changes.Requirements);
        Assert.Equal(("R1", judges), (change.Requirement.Id, change.Judges));
        var found = Assert.Single(change.Parts);
        Assert.Equal((part, before, after), (found.Part, Words(found.Before), Words(found.After)));
        Assert.Empty(changes.Questions);
        Assert.Empty(changes.Frame);
        Assert.Equal(judges, changes.Judges);
    }

    [Fact]
    public void An_edition_differs_in_nothing_from_itself() => Assert.True(Between(Before, Before).IsEmpty);

    [Fact]
    public void What_came_stands_where_it_is_and_what_went_stands_last()
    {
        var after = Before with { Requirements = [Requirement("R0", Leaf("A01", "b")), Second] };
        var changes = Between(Before, after);
        Assert.Equal([("R0", false, true), ("R1", true, false)], changes.Requirements
            .Select(c => (c.Requirement.Id, c.Before is not null, c.After is not null)));
        Assert.True(changes.Judges);
    }

    [Fact]
    public void Values_without_words_still_tell_rules_apart()
    {
        var (one, other) = (Table("segments", "internet", "lgwan"), Table("segments", "internet", "my-number"));
        var change = Between(With(one), With(other)).Requirements.Single().Parts.Single();
        Assert.Equal("[{ segments: [internet, lgwan] }]", Words(change.Before));
        Assert.Equal("[{ segments: [internet, my-number] }]", Words(change.After));

        static Policy With(DecisionTable applies) => Before with { Requirements = [First with { Applies = applies }] };
    }

    [Fact]
    public void A_standard_that_was_registered_shows_at_what_waited_for_it_and_as_its_rows()
    {
        var waiting = Second with { Met = new Rule.Unregistered("利用基準") };
        var row = Requirement("G1", Leaf("A01", "a")) with { Standard = "利用基準" };
        var filled = waiting with { Met = new Rule.Registered("利用基準", [row]) };
        var changes = Between(Before with { Requirements = [First, waiting] }, Before with { Requirements = [First, filled, row] });
        Assert.Equal(["R2", "G1"], changes.Requirements.Select(c => c.Requirement.Id));
        Assert.Equal("適合の条件", Assert.Single(changes.Requirements[0].Parts).Part);
    }

    public static TheoryData<string, string?, string?> QuestionParts => new()
    {
        { "区分", "区分A", "B" },
        { "設問", "設問A01", "別の設問" },
        { "答え方", "一つ選ぶ", "いくつでも選ぶ" },
        { "選択肢", "a：選択肢a｜b：選択肢b｜c：選択肢c", "a：選択肢a｜b：選択肢b｜c：別の選択肢" },
        { "表の列", null, "name（名称）：文章" },
        { "続けて尋ねること", null, "days（待機日数）：数値（日）" },
        { "答える人", "事業者", "所管課、情報部門" },
        { "回答の持ち主", "サービス（案件の間で共通）", "案件" },
        { "尋ねる場合", null, "A03「設問A03」が、「a：はい」" },
        { "有効な期間", null, "確認した日から12か月" },
        { "証跡", null, "仕様書" },
        { "手引き", null, "手引き" },
        { "記入例", null, "a" },
        { "ほかの基準との対応", null, "CCM v4.0 CEK-03（未確認：背景）鍵" },
        { "置いておく理由", null, "後の版のために置く" },
    };

    private static readonly Question Asked = Bank.Find("A01")!;

    private static readonly Dictionary<string, Question> OtherQuestions = new(StringComparer.Ordinal)
    {
        ["区分"] = Asked with { Group = "B" },
        ["設問"] = Asked with { Text = "別の設問" },
        ["答え方"] = Asked with { Main = Asked.Main with { Type = FieldType.Multiple } },
        ["選択肢"] = Asked with { Main = Asked.Main with { Choices = Asked.Main.Choices.SetItem(2, new("c", "別の選択肢")) } },
        ["表の列"] = Asked with { Main = Asked.Main with { Columns = [new("name", "名称", FieldType.Text, "", [], [])] } },
        ["続けて尋ねること"] = Asked with { Parts = [new("days", "待機日数", FieldType.Number, "日", [], [])] },
        ["答える人"] = Asked with { AnsweredBy = Answerer.Department, NotedBy = Answerer.Division },
        ["回答の持ち主"] = Asked with { AboutService = false },
        ["尋ねる場合"] = Asked with { AskWhen = Leaf("A03", "a") },
        ["有効な期間"] = Asked with { Validity = new Validity.Period(12, "") },
        ["証跡"] = Asked with { Evidence = "仕様書" },
        ["手引き"] = Asked with { Guidance = "手引き" },
        ["記入例"] = Asked with { Example = "a" },
        ["ほかの基準との対応"] = Asked with { Crosswalk = [new("CCM", "v4.0", "CEK-03", Trust.Background, "鍵")] },
        ["置いておく理由"] = Asked with { Kept = "後の版のために置く" },
    };

    [Theory, MemberData(nameof(QuestionParts))]
    public void A_changed_part_of_a_question_stands_old_beside_new(string part, string? before, string? after)
    {
        var bank = Bank with { Questions = [OtherQuestions[part], .. Bank.Questions.Skip(1)] };
        var changes = EditionChanges.Between(Before, Bank, Before, bank);
        var change = Assert.Single(changes.Questions);
        Assert.Equal(("A01", true), (change.Question.Id, change.Needed));
        var found = Assert.Single(change.Parts);
        Assert.Equal((part, before, after), (found.Part, Words(found.Before), Words(found.After)));
        // The words of a rule speak of questions, yet the rule itself is as it was.
        Assert.Empty(changes.Requirements);
    }

    [Fact]
    public void Questions_that_no_requirement_needs_are_told_apart()
    {
        var bank = Bank with { Questions = [.. Bank.Questions.Where(q => q.Id is not ("A01" or "A04"))] };
        var changes = EditionChanges.Between(Before, Bank, Before, bank);
        Assert.Equal([("A01", true), ("A04", false)], changes.Questions.Select(c => (c.Question.Id, c.Needed)));
        Assert.True(changes.Judges);
        var onlyIdle = Bank with { Questions = [.. Bank.Questions.Where(q => q.Id != "A04")] };
        Assert.False(EditionChanges.Between(Before, Bank, Before, onlyIdle).Judges);
    }

    [Fact]
    public void Whatever_a_requirement_or_a_question_holds_is_compared()
    {
        // Derived or the identity itself; a new property belongs into the comparison, and then here.
        string[] others = ["Id", "Clause", "Citation", "EqualityContract", "Fields", "NoteLabel", "Main", "NotedBy"];
        Assert.Equal(Changed.Count, Properties<Requirement>().Count());
        Assert.Equal(OtherQuestions.Count - 3, Properties<Question>().Count());

        IEnumerable<string> Properties<T>() =>
            typeof(T).GetProperties().Select(p => p.Name).Except(others, StringComparer.Ordinal);
    }

    private static EditionChanges Between(Policy before, Policy after) => EditionChanges.Between(before, Bank, after, Bank);

    private static DecisionTable Table(string fact, params string[] values) => new([Row((fact, values))]);

    private static string? Words(RuleText? text) =>
        text is null ? null : text.Parts.IsEmpty ? text.Text : string.Join('｜', text.Parts.Select(p => p.Text));
}
