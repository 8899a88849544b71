using VendorAssess.Domain.Answers;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>What people type into the answer column, and what it is taken for.</summary>
public class TypedAnswersTests
{
    [Theory]
    [InlineData("KM02", "a"), InlineData("KM02", "Ａ"), InlineData("KM02", " a "), InlineData("KM02", "a：すべてのデータ")]
    [InlineData("KM02", "a:すべてのデータ"), InlineData("KM02", "a．すべてのデータ"), InlineData("KM02", "すべてのデータ")]
    [InlineData("JU03", "はい"), InlineData("JU03", "○"), InlineData("JU03", "〇"), InlineData("JU03", "◯")]
    [InlineData("JU03", "a：はい")]
    [InlineData("JU03", "有"), InlineData("JU03", "TRUE"), InlineData("JU03", "Ｙｅｓ")]
    [InlineData("JU03", "レ"), InlineData("JU03", "ﾚ"), InlineData("JU03", "■"), InlineData("JU03", "☑"), InlineData("JU03", "✓"), InlineData("JU03", "Ｏ")]
    [InlineData("JU03", "●"), InlineData("KM02", "■a：すべてのデータ"), InlineData("KM02", "○ａ"), InlineData("KM02", "レ すべてのデータ")]
    public void Ways_to_choose_the_first(string question, string typed) => Taken(question, typed, "\"a\"");

    [Theory]
    [InlineData("c"), InlineData("c：なし"), InlineData("なし")]
    public void A_choice_that_says_none_is_a_choice(string typed) => Taken("KM02", typed, "\"c\"");

    [Theory]
    [InlineData("×"), InlineData("✖"), InlineData("Ｘ"), InlineData("❌"), InlineData("✕"), InlineData("いいえ"), InlineData("b"), InlineData("無"), InlineData("X")]
    public void Ways_to_say_no(string typed) => Taken("JU03", typed, "\"b\"");

    [Theory]
    [InlineData("a、b"), InlineData("b,a"), InlineData("Ａ，ｂ"), InlineData("a\nb"), InlineData("a・b"), InlineData("a、b、")]
    [InlineData("■a■b"), InlineData("☑a：暗号機能の説明書\n☑b：鍵操作のログ（閲覧・削除）"), InlineData("○a、○b")]
    [InlineData("a：暗号機能の説明書、b：鍵操作のログ（閲覧・削除）"), InlineData("暗号機能の説明書\n鍵操作のログ（閲覧・削除）")]
    public void Ways_to_choose_several(string typed) => Taken("KM08", typed, "[\"a\",\"b\"]");

    [Theory]
    [InlineData("EX04", "30"), InlineData("EX04", "３０"), InlineData("EX04", "30日"), InlineData("EX04", " 30 日間 ")]
    [InlineData("EX04", "30.0")]
    public void Ways_to_write_a_number(string question, string typed) => Taken(question, typed, "30");

    [Theory]
    [InlineData("1,095", "1095"), InlineData("0.5", "0.5"), InlineData("－3", "-3")]
    public void Numbers_keep_their_value(string typed, string json) => Taken("EX04", typed, json);

    [Theory]
    [InlineData("令和9年3月31日"), InlineData("令和９年３月３１日"), InlineData("R9.3.31"), InlineData("令9・3・31")]
    [InlineData("R09/03/31")]
    [InlineData("2027/3/31"), InlineData("2027-03-31"), InlineData("2027年3月31日（水）"), InlineData("令和 9 年 3 月 31 日")]
    [InlineData("20270331"), InlineData("２０２７．３．３１")]
    public void Ways_to_write_a_date(string typed)
    {
        Taken("CT04", typed, "\"2027-03-31\"");
        var filled = FormSample.Filled(w => w.Questions().At("CT04", "回答").SetValue(typed));
        var given = Assert.IsType<AnswerValue.Given>(filled.Answers["CT04"]);
        Assert.Equal(typed, Assert.IsType<FieldValue.Day>(given.Field("value")).Original);
    }

    [Theory]
    [InlineData("日本、アメリカ合衆国"), InlineData("JP, US"), InlineData("日本\n米国"), InlineData("jp,ＵＳ"), InlineData("日本，US")]
    public void Ways_to_name_countries(string typed) => Taken("DL01", typed, "[\"JP\",\"US\"]");

    [Theory]
    [InlineData("KM02"), InlineData("EX04"), InlineData("CT04"), InlineData("DL01"), InlineData("KM03")]
    [InlineData("SC01")]
    public void Every_question_may_be_pending(string question) => Taken(question, "確認中", "\"unknown\"");

    [Theory]
    [InlineData("該当なし：再委託しない"), InlineData("該当なし（再委託しない）"), InlineData("対象外:再委託しない"), InlineData("N/A（再委託しない）")]
    public void Not_applicable_with_its_reason(string typed) => Taken("KM02", typed, "{\"na\":\"再委託しない\"}");

    [Theory]
    [InlineData("該当なし"), InlineData("－"), InlineData("−"), InlineData("ー"), InlineData("／"), InlineData("-"), InlineData("―")]
    [InlineData("ｰ"), InlineData("--"), InlineData("ーー"), InlineData("該当無し"), InlineData("該当なし。"), InlineData("（該当なし）")]
    [InlineData("該当しない"), InlineData("該当事項なし"), InlineData("ｶﾞｲﾄｳﾅｼ"), InlineData("適用外"), InlineData("Ｎ／Ａ"), InlineData("n/a")]
    [InlineData("対象外"), InlineData("N/A")]
    public void Not_applicable_takes_its_reason_from_the_note(string typed)
    {
        var filled = FormSample.Filled(w =>
        {
            w.Questions().At("KM02", "回答").SetValue(typed);
            w.Questions().At("KM02", "補足").SetValue("再委託しない");
        });
        Assert.Equal("{\"na\":\"再委託しない\"}", filled.Json("KM02"));
        Assert.Equal("再委託しない", filled.Notes["KM02"]);
    }

    public static TheoryData<string> References() =>
    [
        "〃", "同上", "別紙のとおり", "別紙1のとおり", "別添資料の通り", "上記のとおり", "要相談", "要確認", "資料1 p.3", "別紙２ 4頁", "添付資料参照",
        "別途資料参照", "前回と同様", "個別対応", "お問い合わせください。", "\"",
    ];

    [Theory, MemberData(nameof(References))]
    public void Words_that_point_elsewhere_are_named_and_never_followed(string typed)
    {
        foreach (var question in (string[])["KM02", "KM08", "JU03", "EX04", "CT04", "DL01"])
        {
            var filled = FormSample.Filled(w => w.Questions().At(question, "回答").SetValue(typed));
            Assert.Contains("指す言葉です", Assert.Single(filled.Problems).What, StringComparison.Ordinal);
            Assert.Empty(filled.Answers);
        }
        Assert.True(ReferenceWord.Is(typed));
    }

    [Theory, InlineData("別紙参照のうえ、30日以内に書面で通知する"), InlineData("AES-256"), InlineData("要相談の窓口は情報政策課"), InlineData("")]
    public void An_answer_that_says_more_is_none_of_them(string text) => Assert.False(ReferenceWord.Is(text));

    [Theory]
    [InlineData("令和6年2月9日（木）", "曜日が合いません"), InlineData("令和5年度下半期", "期間（令和5年10月1日から"), InlineData("６年２月９日", "元号がない")]
    [InlineData("平成30年", "期間（平成30年1月1日から"), InlineData("令和5年2月29日", "その月にない日"), InlineData("来月", "日付として読み取れません")]
    public void Why_a_date_cannot_be_taken_is_said(string typed, string says)
    {
        var filled = FormSample.Filled(w => w.Questions().At("CT04", "回答").SetValue(typed));
        Assert.Contains(says, Assert.Single(filled.Problems).What, StringComparison.Ordinal);
        Assert.Empty(filled.Answers);
    }

    [Theory, InlineData("JU03", "△"), InlineData("JU03", "▲"), InlineData("JU03", "◎"), InlineData("KM08", "■a、□b"), InlineData("KM02", "○"), InlineData("KM08", "○")]
    public void Signs_that_say_nothing_certain_are_left_to_a_person(string question, string typed)
    {
        var filled = FormSample.Filled(w => w.Questions().At(question, "回答").SetValue(typed));
        Assert.Single(filled.Problems);
        Assert.Empty(filled.Answers);
    }

    [Theory]
    [InlineData("別紙のとおり"), InlineData("=1+1"), InlineData(">> [別紙参照] ①"), InlineData("髙﨑𠮷")]
    [InlineData(" 前後の空白 "), InlineData("一\n二")]
    [InlineData("〃"), InlineData("00123")]
    public void Text_is_taken_as_it_stands(string typed) => Taken("KM03", typed, AnswerJson.Text(Words(typed)));

    [Fact]
    public void Values_that_Excel_itself_understood_are_taken_too()
    {
        var filled = FormSample.Filled(w =>
        {
            var sheet = w.Questions();
            sheet.At("EX04", "回答").SetValue(30.5);
            sheet.At("CT04", "回答").SetValue(new DateTime(2027, 3, 31)).Style.NumberFormat.Format =
                "[$-411]ggge\"年\"m\"月\"d\"日\"";
            sheet.At("BK05", "回答").SetValue(0.999).Style.NumberFormat.Format = "0.0%";
            sheet.At("JU03", "回答").SetValue(true);
            sheet.At("KM03", "回答").SetValue(1234567890123d).Style.NumberFormat.Format = "0";
        });
        Assert.Empty(filled.Problems);
        Assert.Equal(
            "{\"BK05\":99.9,\"CT04\":\"2027-03-31\",\"EX04\":30.5,\"JU03\":\"a\",\"KM03\":\"1234567890123\"}",
                filled.Json());
    }

    private static AnswerValue Words(string text) => new AnswerValue.Given(
        System.Collections.Immutable.ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value",
            new FieldValue.Words(text)));

    private static void Taken(string question, string typed, string json)
    {
        var filled = FormSample.Filled(w =>
            w.Questions().At(question, "回答").SetDataType(ClosedXML.Excel.XLDataType.Text).SetValue(typed));
        Assert.Empty(filled.Problems);
        Assert.Equal(json, filled.Json(question));
    }
}
