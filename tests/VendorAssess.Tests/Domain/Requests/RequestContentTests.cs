using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class RequestContentTests
{
    private static readonly ContentSources Sources = new(
        new(7, "髙﨑𠮷の予約 \"<>&", "目的\n二行目", "市民課", 1, "予約クラウド", "", "株式会社試験"),
        Words,
        [new("R1", Status.Met, "確かめた", "上田", new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), 1)],
        [new("assessment", 1, "評価した")],
        ["bbb", "aaa", "bbb"])
    {
        Advice = [new(1, "助言", "預けてよいか", "市民部長", Today, "暗号化を確かめること", "統括", Today)],
        Exceptions = [new(3, ["R1"], "理由", "目視", Today, Today.AddDays(9), null, "CISO", Today, "よい", new string('e', 64))],
        Conditions = [new(5, 2, "写しを送る", Today, "市民課長", "まだ実施していない")],
        UsedBy = ["福祉課"],
        Notes = [new("A01", "情報部門の補足", 1, "支障なし", "情報 太郎")],
    };

    private static readonly RequestContent Content = Make("""{"A01":"b"}""", Sources);

    [Fact]
    public void The_canonical_text_gives_back_the_whole()
    {
        var text = Content.CanonicalText();
        var read = RequestContent.Read(text);
        Assert.Equal(text, read.CanonicalText());
        Assert.Empty(ContentChanges.Between(Content, read));
        Assert.Equal(["髙﨑𠮷の予約 \"<>&", "目的\n二行目"], [read.Subject.Title, read.Subject.Purpose]);
    }

    [Fact]
    public void The_text_is_readable_without_today_s_questions_and_policy()
    {
        var answer = Assert.Single(RequestContent.Read(Content.CanonicalText()).Answers);
        Assert.Equal(("A01", "設問A01", "b：選択肢b"), (answer.Question, answer.Text, answer.Shown));
        Assert.Contains(Content.Facts, f => f is { Label: "機密性", Shown: "機密性3" });
    }

    [Fact]
    public void The_order_of_reading_does_not_matter() => Assert.Equal(
        Content.CanonicalText(),
        Make("""{"A01":"b"}""", Sources with { EvidenceHashes = ["aaa", "bbb"] }).CanonicalText());

    [Fact]
    public void The_digest_is_the_sha256_of_the_text() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", RequestContent.Digest("abc"));

    [Fact]
    public void A_text_of_another_form_is_not_guessed_at() => Assert.Throws<InvalidOperationException>(
        () => RequestContent.Read((Content with { Form = "request-content-0" }).CanonicalText()));

    [Fact]
    public void What_was_frozen_in_the_first_form_is_read_and_compared_with_today()
    {
        var text = FirstForm();
        Assert.Equal("3d88197f1a3cdea73f0527607ceac492850acb344de40bb348d37177bd2fb8ad", RequestContent.Digest(text));
        var read = RequestContent.Read(text);
        Assert.Equal(("髙﨑𠮷の予約 \"<>&", "R1"), (read.Subject.Title, Assert.Single(read.Overrides).Requirement));
        Assert.Equal(text, read.CanonicalText());
    }

    [Fact]
    public void What_the_first_form_does_not_hold_makes_no_difference_to_it()
    {
        var first = Make("""{"A01":"b"}""", Sources with { Exceptions = [] }, form: FirstContent.FormName).CanonicalText();
        Assert.Equal(first, Make("""{"A01":"b"}""", Sources with { Exceptions = [], Advice = [], Conditions = [], UsedBy = [] },
            form: FirstContent.FormName).CanonicalText());
        Assert.NotEqual(first, Make("""{"A01":"c"}""", Sources, form: FirstContent.FormName).CanonicalText());
    }

    [Fact]
    public void What_was_frozen_before_notes_were_part_of_it_is_read_and_compared_without_them()
    {
        var second = Make("""{"A01":"b"}""", Sources, form: RequestContent.SecondForm);
        Assert.Equal(
            (Content with { Form = RequestContent.SecondForm, Notes = null }).CanonicalText(), second.CanonicalText());
        Assert.Equal(second.CanonicalText(), RequestContent.Read(second.CanonicalText()).CanonicalText());
        var without = Make("""{"A01":"b"}""", Sources with { Notes = [] }, form: RequestContent.SecondForm);
        Assert.Equal(second.CanonicalText(), without.CanonicalText());
    }

    [Fact]
    public void Knock_outs_and_open_items_are_those_after_the_persons_judgements()
    {
        Assert.Equal(["R1"], Make("""{"A01":"b"}""", Sources with { Overrides = [] }).Result.KnockOuts);
        Assert.Empty(Content.Result.KnockOuts);
        Assert.Equal(("不適合候補", "適合候補"), (Content.Result.Computed, Content.Result.Decided));
        Assert.Equal(["R1"], Make("{}", Sources with { Overrides = [] }).Result.Open);
    }

    public static readonly TheoryData<string, string> Differences = new()
    {
        { "回答", "A01 設問A01" }, { "事実", "機密性" }, { "審査者判断", "R1 要件R1" }, { "対策基準", "見本の対策基準" },
        { "市の記録", "評価の記録" }, { "申請書", "申請の内容" }, { "証跡", "ファイル" }, { "候補", "サービス" },
        { "助言・協議", "助言 1" }, { "例外措置", "例外措置 3（R1）" }, { "前の承認の条件", "申請 2 の条件" }, { "使う所属", "福祉課" },
        { "市の補足", "A01 情報部門の補足" },
    };

    [Theory, MemberData(nameof(Differences))]
    public void Each_difference_is_named(string area, string what)
    {
        var changed = area switch
        {
            "回答" => Make("""{"A01":"c"}""", Sources),
            "事実" => Make("""{"A01":"b"}""", Sources, "2"),
            "審査者判断" => Make("""{"A01":"b"}""", Sources with { Overrides = [] }),
            "対策基準" => Content with { Policy = Content.Policy with { Edition = "第2版", Hash = "other" } },
            "市の記録" => Make("""{"A01":"b"}""", Sources with { Records = [new("assessment", 2, "評価し直した")] }),
            "申請書" => Make("""{"A01":"b"}""", Sources with { Words = Words with { Statement = "別" } }),
            "助言・協議" => Make("""{"A01":"b"}""", Sources with { Advice = [Sources.Advice[0] with { Given = "別の助言" }] }),
            "例外措置" => Make("""{"A01":"b"}""", Sources with { Exceptions = [Sources.Exceptions[0] with { Until = Today }] }),
            "前の承認の条件" => Make("""{"A01":"b"}""", Sources with { Conditions = [Sources.Conditions[0] with { Standing = "実施" }] }),
            "市の補足" => Make("""{"A01":"b"}""", Sources with { Notes = [Sources.Notes[0] with { Revision = 2, Text = "支障あり" }] }),
            "使う所属" => Make("""{"A01":"b"}""", Sources with { UsedBy = [] }),
            "証跡" => Make("""{"A01":"b"}""", Sources with { EvidenceHashes = [new string('c', 64)] }),
            _ => Make("""{"A01":"b"}""", Sources with { Subject = Sources.Subject with { Service = "別" } }),
        };
        Assert.NotEqual(Content.CanonicalText(), changed.CanonicalText());
        var named = ContentChanges.Between(Content, changed);
        Assert.Contains(
            named, c => c.Area == area && c.What.StartsWith(what, StringComparison.Ordinal) && c.Before != c.After);
    }

    [Fact]
    public void What_is_new_and_what_is_gone_is_named_too()
    {
        var change = Assert.Single(
            ContentChanges.Between(Make("{}", Sources), Content).Where(c => c.Area == "回答"));
        Assert.Null(change.Before);
        Assert.Contains("b：選択肢b", change.After, StringComparison.Ordinal);
        Assert.Contains(ContentChanges.Between(Content, Make("{}", Sources)), c => c is { Area: "回答", After: null });
    }

    // As it was written before the second form came.
    private static string FirstForm()
    {
        using var stream = typeof(RequestContentTests).Assembly.GetManifestResourceStream("request-content-1.json")!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static RequestContent Make(
        string answers, ContentSources sources, string level = "3", string form = RequestContent.CurrentForm) =>
        ContentMaker.Make(
            Evaluate.Candidate(Context(Answers(answers)) with { Facts = Facts.With("secrecy", level) }), sources, form);
}
