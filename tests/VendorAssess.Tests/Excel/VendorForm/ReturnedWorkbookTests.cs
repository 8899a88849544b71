using ClosedXML.Excel;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>What vendors do to a workbook, and what then is taken, named or refused.</summary>
public class ReturnedWorkbookTests
{
    private const string Held =
        """{"KM02":"a","KM06":{"value":"b","days":30},"KM08":["a","c"],"SC01":[{"name":"甲社","country":"JP"}]}""";

    private static MemoryStream Answered() => FormSample.Write(FormSample.Form(FormSample.Answers(Held)));

    private static string Expected => FormSample.Read(Answered()).Json();

    [Fact]
    public void Sorting_the_rows_changes_nothing() => Unchanged(w =>
    {
        var sheet = w.Questions();
        var last = sheet.Column(3).LastCellUsed().Address.RowNumber;
        sheet.Range(2, 1, last, 11).Sort("7 DESC, 3 DESC");
    });

    [Fact]
    public void Moved_and_widened_columns_change_nothing() => Unchanged(w =>
    {
        var sheet = w.Questions();
        sheet.Column(1).InsertColumnsBefore(2);
        sheet.Column(7).InsertColumnsBefore(1);
        sheet.Column(9).Width = 80;
    });

    [Fact]
    public void Renamed_and_reordered_sheets_change_nothing() => Unchanged(w =>
    {
        w.Worksheet("質問票").Name = "回答（最終）";
        w.Worksheet("SC01").Name = "再委託";
        w.Worksheet("管理情報").Name = "x";
        w.Worksheet("再委託").Position = 1;
        w.Worksheet("表紙").Delete();
    });

    [Fact]
    public void Translated_headers_and_rows_above_change_nothing() => Unchanged(w =>
    {
        var sheet = w.Questions();
        foreach (var cell in sheet.Row(1).CellsUsed())
            cell.SetValue($"Column {cell.Address.ColumnNumber}");
        sheet.Row(1).InsertRowsAbove(3);
    });

    [Fact]
    public void Where_the_hidden_keys_were_lost_the_headers_still_tell() => Unchanged(w =>
        w.Questions().Column(1).CellsUsed().First(cell => cell.GetString() == "va:id").WorksheetRow().Delete());

    [Fact]
    public void An_unknown_choice_is_named_and_the_rest_is_taken()
    {
        var filled = FormSample.Read(FormSample.Edit(w => w.Questions().At("KM02", "回答").SetValue("z"), Answered()));
        var problem = Assert.Single(filled.Problems);
        Assert.Equal(("質問票", "G2"), (problem.Sheet, problem.Cell));
        Assert.Contains("「z」", problem.What, StringComparison.Ordinal);
        Assert.Equal(("", "[\"a\",\"c\"]"), (filled.Json("KM02"), filled.Json("KM08")));
    }

    [Theory]
    [InlineData("KM02", "a（予定）"), InlineData("KM02", "a、b"), InlineData("KM08", "a、z")]
    [InlineData("JU03", "△"), InlineData("EX04", "約30日")]
    [InlineData("EX04", "〃"), InlineData("CT04", "2027年"), InlineData("CT04", "令和9年2月30日")]
    [InlineData("CT04", "6年2月9日")]
    [InlineData("DL01", "日本（東京リージョン）"), InlineData("DL01", "別紙のとおり"), InlineData("KM02", "該当なし")]
    [InlineData("KM03", "－")]
    public void What_cannot_be_taken_is_named_with_its_cell(string question, string typed)
    {
        var filled = FormSample.Filled(w => w.Questions().At(question, "回答").SetValue(typed));
        Assert.StartsWith("G", Assert.Single(filled.Problems).Cell, StringComparison.Ordinal);
        Assert.Empty(filled.Answers);
    }

    [Theory]
    [InlineData("KM03", "\u0007", "制御文字"), InlineData("EX04", "#REF!", "エラー値")]
    public void Cells_that_no_one_can_read_are_named(string question, string content, string says)
    {
        var filled = FormSample.Filled(w =>
        {
            var cell = w.Questions().At(question, "回答");
            if (content[0] == '#')
                cell.Style.NumberFormat.Format = "General";
            if (content[0] == '#')
                cell.FormulaA1 = "NA()";
            else
                cell.SetValue(content);
        });
        Assert.Single(filled.Problems);
        Assert.Empty(filled.Answers);
        Assert.True(content[0] == '#' || filled.Problems[0].What.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_question_text_is_named_and_its_answer_not_taken()
    {
        var filled = FormSample.Read(FormSample.Edit(
            w => w.Questions().At("KM02", "設問").SetValue("有料オプションでは、どこまで暗号化されますか。"), Answered()));
        Assert.Contains("書き換えられています", Assert.Single(filled.Problems).What, StringComparison.Ordinal);
        Assert.Equal("", filled.Json("KM02"));
    }

    [Fact]
    public void A_question_that_changed_since_is_named_and_its_answer_not_taken()
    {
        var changed = FormSample.Bank.Find("KM02")! with { Text = "設問KM02の新しい文ですか。" };
        var (old, questions) = (FormSample.Bank, FormSample.Bank.Questions);
        var bank = new QuestionBank(
            old.Id, old.Edition, "new", old.Groups, questions.Replace(old.Find("KM02")!, changed));
        var filled = FormSample.Read(Answered(), bank);
        Assert.Contains("変わっています", Assert.Single(filled.Problems).What, StringComparison.Ordinal);
        Assert.Equal(("", "[\"a\",\"c\"]"), (filled.Json("KM02"), filled.Json("KM08")));
    }

    [Fact]
    public void An_old_edition_is_named()
    {
        var filled = FormSample.Read(Answered(), FormSample.Bank with { Edition = "第2版" });
        Assert.Contains("旧版（第1版）", Assert.Single(filled.Problems).What, StringComparison.Ordinal);
        Assert.Equal(Expected, filled.Json());
    }

    [Theory]
    [InlineData("99", "2", "kawaguchi", "sample", "別の評価案件"), InlineData("12", "1", "kawaguchi", "sample", "別の候補")]
    [InlineData("12", "2", "sendai", "sample", "別の対策基準"), InlineData("12", "2", "kawaguchi", "other", "別の質問バンク")]
    public void Another_case_candidate_policy_or_bank_is_refused_by_the_caller(
        string theCase, string candidate, string policy, string bank, string says)
    {
        var wanted = FormSample.Identity with { Case = theCase, Candidate = candidate, Policy = policy, Bank = bank };
        var identity = FormSample.Read(Answered()).Identity;
        Assert.Contains(says, identity.WhyNotFor(wanted)!, StringComparison.Ordinal);
        Assert.Null(identity.WhyNotFor(FormSample.Identity));
        Assert.Null(identity.WhyNotFor(FormSample.Identity with { PolicyEdition = "令和8年改正", BankEdition = "第2版" }));
    }

    [Fact]
    public void A_removed_row_is_named() =>
        Assert.Contains("KM02", Assert.Single(FormSample.Filled(w =>
            w.Questions().At("KM02", "設問").WorksheetRow().Clear()).Problems).What, StringComparison.Ordinal);

    [Fact]
    public void Rows_that_belong_to_no_question_are_named()
    {
        var filled = FormSample.Filled(w => w.Questions().Cell(30, 7).SetValue("以上のほか、次のとおり"));
        Assert.Equal(("質問票", "G30"), (filled.Problems.Single().Sheet, filled.Problems.Single().Cell));
    }

    [Fact]
    public void Two_rows_that_disagree_are_named_and_neither_taken()
    {
        var filled = FormSample.Read(FormSample.Edit(w =>
        {
            var row = w.Questions().At("KM02", "設問").WorksheetRow();
            row.InsertRowsBelow(1);
            row.CopyTo(row.RowBelow());
            row.RowBelow().Cell(7).SetValue("b");
        }, Answered()));
        Assert.Contains("二つあり", Assert.Single(filled.Problems).What, StringComparison.Ordinal);
        Assert.Equal("", filled.Json("KM02"));
    }

    [Fact]
    public void A_bad_cell_in_a_table_is_named_and_the_table_not_half_taken()
    {
        var filled = FormSample.Read(FormSample.Edit(w => w.Worksheet("SC01").Cell("C6").SetValue("長い"), Answered()));
        Assert.Equal(("SC01", "C6"), (filled.Problems.Single().Sheet, filled.Problems.Single().Cell));
        Assert.Equal("", filled.Json("SC01"));
    }

    [Fact]
    public void A_table_may_be_answered_in_words()
    {
        var filled = FormSample.Filled(w => w.Questions().At("SC01", "回答").SetValue("なし"));
        Assert.Empty(filled.Problems);
        Assert.Equal("\"なし\"", filled.Json("SC01"));
    }

    [Fact]
    public void Notes_come_back_without_an_answer_and_beside_parts_and_tables()
    {
        var filled = FormSample.Filled(w =>
        {
            w.Questions().At("KM02", "補足").SetValue(" 前後に空白 \n");
            w.Questions().At("SC01", "補足").SetValue("=表の補足");
            w.Questions().At("KM06.days", "補足").SetValue("暦日");
            w.Questions().At("KM06", "証跡").SetValue("手引 8頁");
        });
        Assert.Empty(filled.Answers);
        Assert.Equal((" 前後に空白 \n", "=表の補足", "暦日"), (filled.Notes["KM02"], filled.Notes["SC01"],
            filled.Notes["KM06.days"]));
        Assert.Equal("手引 8頁", filled.Evidence["KM06"]);
    }

    [Fact]
    public void A_copied_question_sheet_is_refused() => Assert.Contains("2枚", FormSample.Refusal(FormSample.Edit(w =>
        w.Questions().CopyTo("写し"))), StringComparison.Ordinal);

    [Fact]
    public void A_missing_question_sheet_is_refused() =>
        Assert.Contains("質問票のシート", FormSample.Refusal(FormSample.Edit(w =>
        w.Questions().Delete())), StringComparison.Ordinal);

    [Fact]
    public void Another_programs_workbook_is_refused()
    {
        using var other = new XLWorkbook();
        other.AddWorksheet("質問票").Cell(1, 1).Value = "設問番号";
        var file = new MemoryStream();
        other.SaveAs(file);
        file.Position = 0;
        Assert.Contains("質問票ではありません", FormSample.Refusal(file), StringComparison.Ordinal);
    }

    private static void Unchanged(Action<XLWorkbook> change)
    {
        var filled = FormSample.Read(FormSample.Edit(change, Answered()));
        Assert.Empty(filled.Problems);
        Assert.Equal(Expected, filled.Json());
    }
}
