using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Policies;

/// <summary>Two editions beside each other: scales, facts, roles, procedures and all else that frames the requirements.</summary>
public class FrameChangesTests
{
    private static readonly Policy Before = ThePolicy with { Requirements = [Requirement("R1", Leaf("A01", "a"))] };
    private static readonly DecisionTable InCloud = new([Row(("cloud", ["true"]))]);
    private static readonly Procedure Light = Before.Procedures[1];
    private static readonly AdviceRule Advice = new("助言", "第11-2(2)イ", InCloud, ["officer"], ["chief"], []);
    private static readonly ExceptionRule Exceptions = new("第10-4", "第10-4(2)", ["officer"], ["chief"], [], []);

    public static TheoryData<string, string?, string?> FrameParts => new()
    {
        { "題名", "見本の対策基準", "別の題名" },
        { "版", "第1版", "第2版" },
        { "注意書き", null, "注意" },
        { "ひな形であることの説明", null, "ひな形" },
        { "分類軸", "機密性（secrecy）3 機密性3（3）：", "機密性（secrecy）3 極秘（3）：個人情報" },
        { "ネットワーク区分", "独自回線（standalone）：", null },
        { "案件の内容", "クラウド（cloud）： 選択肢： 決まっていないときの値：はい", "クラウド（cloud）： 選択肢： 決まっていないときの値：なし" },
        { "基準未登録", null, "選定基準：第4 要件：R1" },
        { "登録した基準", null, "選定基準：見本市選定基準 第1版  第4 要件：R1" },
        { "役割", "統括責任者（chief）：", "統括（chief）：部長" },
        { "手続", "手続light（light）：第11-2(4)  場合：[{ secrecy: [1] }] 申請：責任者 決定：統括責任者 手順：", null },
        { "助言と協議", null, "手続light 助言：第11-2(2)イ 待つ場合：[{ cloud: [true] }] 求める職：責任者 与える職：統括責任者" },
        {
            "手続の記録で答えたとみなすもの", null,
            "手続light 助言：設問A04（記録の文）｜手続light 承認：設問A01（a）｜手続light 承認：設問A05（by＝した職、day＝日）｜"
                + "例外措置の申請：市の記録design｜例外措置の許可：設問A01（b）"
        },
        { "例外措置", null, "第10-4 緊急：第10-4(2) 求める職：責任者 許可する職：統括責任者" },
        { "利用の管理者", null, "manager 管理者 場合：[{ cloud: [true] }]" },
        { "兼務", "Refused：第4-3(1) ", "WithReason：第4-3(1) " },
        { "監査の兼務", null, "理由を記録：第4-3(2) 独立" },
        { "市の記録", null, "設計（design）：" },
        { "強度の重み", null, "必須 5" },
        { "条項", null, "第1：総則" },
    };

    private static readonly Dictionary<string, Policy> OtherFrames = new(StringComparer.Ordinal)
    {
        ["題名"] = Before with { Title = "別の題名" },
        ["版"] = Before with { Edition = "第2版" },
        ["注意書き"] = Before with { Note = "注意" },
        ["ひな形であることの説明"] = Before with { Template = "ひな形" },
        ["分類軸"] = Before with
        {
            Axes = [Before.Axes[0] with { Levels = Before.Axes[0].Levels.SetItem(2, new("3", "極秘", "個人情報")) }],
        },
        ["ネットワーク区分"] = Before with { Segments = Before.Segments.RemoveAt(1) },
        ["案件の内容"] = Before with { Facts = Before.Facts.SetItem(0, Before.Facts[0] with { Default = null }) },
        ["基準未登録"] = Before with { MissingStandards = [new("選定基準", "第4", ["R1"])] },
        ["登録した基準"] = Before with { Standards = [new("選定基準", "見本市選定基準", "第1版", "", "第4", ["R1"])] },
        ["役割"] = Before with { Roles = Before.Roles.SetItem(1, new("chief", "統括", "部長")) },
        ["手続"] = Before with { Procedures = Before.Procedures.RemoveAt(1) },
        ["助言と協議"] = WithLight(Light with { Advice = Advice }),
        ["手続の記録で答えたとみなすもの"] = WithLight(Light with
        {
            Advice = Advice with { Fills = [new Fill.Words("A04")] },
            Fills =
            [
                new Fill.Chosen("A01", "a"),
                new Fill.TableRow("A05", ImmutableSortedDictionary.Create<string, StepPart>(StringComparer.Ordinal)
                    .Add("by", StepPart.By).Add("day", StepPart.Day)),
            ],
        }) with
        {
            Exceptions = Exceptions with { Asked = [new Fill.Kept("design")], Granted = [new Fill.Chosen("A01", "b")] },
        },
        ["例外措置"] = Before with { Exceptions = Exceptions },
        ["利用の管理者"] = Before with { Managers = [new("manager", "管理者", InCloud)] },
        ["兼務"] = Before with { SamePerson = Before.SamePerson with { Rule = SamePerson.WithReason } },
        ["監査の兼務"] = Before with { SameAuditor = new(WithReason: true, "第4-3(2)", "独立") },
        ["市の記録"] = Before with { Records = [.. Before.Records, new("design", "設計", "")] },
        ["強度の重み"] = Before with { Weights = Before.Weights.Add(Strength.Must, 5) },
        ["条項"] = Before with { Clauses = [new("第1", "総則")] },
    };

    [Theory, MemberData(nameof(FrameParts))]
    public void Of_the_frame_only_the_lines_that_differ_are_shown(string part, string? before, string? after)
    {
        var changes = Between(Before, OtherFrames[part]);
        var found = changes.Frame.Single(f => f.Part == part);
        Assert.Equal((before, after), (Words(found.Before), Words(found.After)));
        Assert.Empty(changes.Requirements);
        Assert.Empty(changes.Questions);
    }

    [Fact]
    public void A_role_and_a_procedure_differ_also_by_what_they_allow()
    {
        var delegating = Before.Roles[1] with { Delegates = ["delegate"], Delegation = "第4-2" };
        var role = Between(Before, Before with { Roles = Before.Roles.SetItem(1, delegating) }).Frame.Single();
        Assert.EndsWith(" 委任できる職：事務を任された職 第4-2", Words(role.After), StringComparison.Ordinal);
        var procedure = Between(Before, WithLight(Light with { OnlyByException = true })).Frame.Single();
        Assert.EndsWith(" 申請できず、例外措置による", Words(procedure.After), StringComparison.Ordinal);
    }

    [Fact]
    public void The_regular_look_over_exceptions_is_a_part_of_them()
    {
        var before = Before with { Exceptions = Exceptions };
        var after = before with { Exceptions = Exceptions with { Look = new(6, ["chief"], "第10-4(3)", "例") } };
        Assert.EndsWith(
            " 確認：6 か月ごと 統括責任者 第10-4(3) 例", Words(Between(before, after).Frame.Single().After), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_policy_holds_is_compared()
    {
        // The identity itself, derived, or compared as requirements; a new property belongs into the comparison.
        string[] others = ["Id", "Hash", "IsTemplate", "Requirements", "EqualityContract"];
        Assert.Equal(
            OtherFrames.Count, typeof(Policy).GetProperties().Select(p => p.Name).Except(others, StringComparer.Ordinal).Count()
                // 版 is told with the standards' own; advice and fills are parts of procedures.
                - 1 + 2);
    }

    private static Policy WithLight(Procedure light) => Before with { Procedures = Before.Procedures.SetItem(1, light) };

    private static EditionChanges Between(Policy before, Policy after) => EditionChanges.Between(before, Bank, after, Bank);

    private static string? Words(RuleText? text) =>
        text is null ? null : text.Parts.IsEmpty ? text.Text : string.Join('｜', text.Parts.Select(p => p.Text));
}
