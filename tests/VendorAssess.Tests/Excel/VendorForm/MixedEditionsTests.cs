using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>A workbook of an older edition, read under the bank in force with the older one at hand.</summary>
public class MixedEditionsTests
{
    private const string Held =
        """{"KM02":"a","KM06":{"value":"b","days":30},"KM08":["a","c"],"EX04":30,"JU03":"a","CT04":"令和9年3月31日","KM03":"AES"}""";

    private static readonly QuestionBank Old = FormSample.Bank;

    private static readonly Dictionary<string, (Func<Question, Question> Change, string Says)> Changes =
        new(StringComparer.Ordinal)
        {
            ["KM02"] = (q => q with { Text = "新しい文ですか。" }, "設問の文が変わっています（いまは「新しい文ですか。」）"),
            ["KM08"] = (q => q with { Main = q.Main with { Choices = q.Main.Choices.Add(new("d", "そのほか")) } },
                "選択肢が変わっています（d）"),
            ["EX04"] = (q => q with { Main = q.Main with { Unit = "月" } }, "単位が変わっています（いまは「月」）"),
            ["CT04"] = (q => q with { Main = q.Main with { Type = FieldType.Text } }, "回答の形式が変わっています"),
            ["KM06"] = (q => q with { Parts = q.Parts.RemoveAt(1) }, "答える項目が変わっています"),
            ["SC01"] = (q => q with { Main = q.Main with { Columns = q.Main.Columns.RemoveAt(0) } }, "表の列が変わっています"),
        };

    public static TheoryData<string> Changed() => [.. Changes.Keys];

    [Theory, MemberData(nameof(Changed))]
    public void A_changed_question_is_named_with_cell_change_and_answer_and_the_rest_is_taken(string id)
    {
        var held = Held.Replace("}}", "},\"SC01\":[{\"name\":\"甲社\"}]}", StringComparison.Ordinal);
        var (change, says) = Changes[id];
        var filled = Read(Written(held), With(id, change), Old);
        var named = filled.Problems.Where(p => p.Cell.Length > 0).ToList();
        Assert.All(named, p => Assert.Contains(says, p.What, StringComparison.Ordinal));
        Assert.All(named, p => Assert.Equal("質問票", p.Sheet));
        Assert.True(named.Count >= 1 || id == "SC01");
        Assert.Equal("", filled.Json(id));
        Assert.Equal(
            FormSample.Read(new MemoryStream(Written(held))).Answers.Keys.Where(k => k != id), filled.Answers.Keys);
    }

    [Fact]
    public void What_was_answered_to_it_is_quoted()
    {
        var (change, _) = Changes["KM02"];
        var problem = Read(Written(Held), With("KM02", change), Old).Problems.Single(p => p.Cell == "G2");
        Assert.Contains("回答「a：すべてのデータ」は読み取っていません", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_is_no_longer_asked_is_named_with_its_text()
    {
        var now = Bank([.. Old.Questions.Where(q => q.Id != "EX04")]);
        var filled = Read(Written(Held), now, Old);
        Assert.Contains(filled.Problems, p => p.Cell.StartsWith('G')
            && p.What.Contains("設問 EX04「設問EX04の文ですか。」は現在の版にありません。この行の回答「30」", StringComparison.Ordinal));
        Assert.False(filled.Answers.ContainsKey("EX04"));
    }

    [Fact]
    public void A_question_that_is_new_is_simply_not_there()
    {
        var added = Old.Questions[0] with { Id = "KM99" };
        Assert.Equal(
            FormSample.Read(new MemoryStream(Written(Held))).Json(),
            Read(Written(Held), Bank(Old.Questions.Add(added)), Old).Json());
    }

    [Fact]
    public void Rows_of_another_edition_are_each_read_by_their_own()
    {
        // A vendor pasted the row of the form in force into an older one: its hidden mark tells what it answers.
        var (change, _) = Changes["KM02"];
        var now = With("KM02", change);
        using var current = new ClosedXML.Excel.XLWorkbook(
            FormSample.Write(FormSample.Form() with { Bank = now, Questions = now.Questions }));
        var fresh = current.Questions().At("KM02", "照合用").GetString();
        var mixed = FormSample.Edit(w =>
        {
            w.Questions().At("KM02", "照合用").SetValue(fresh);
            w.Questions().At("KM02", "設問").SetValue("新しい文ですか。");
        }, new MemoryStream(Written(Held)));
        var filled = Read(mixed.ToArray(), now, Old);
        Assert.Equal("\"a\"", filled.Json("KM02"));
        Assert.Equal("[\"a\",\"c\"]", filled.Json("KM08"));
        Assert.DoesNotContain(filled.Problems, p => p.Cell.Length > 0);
    }

    [Fact]
    public void Without_the_older_bank_the_rows_marks_still_tell()
    {
        var (change, _) = Changes["KM02"];
        var filled = Read(Written(Held), With("KM02", change), older: null);
        Assert.Contains("設問又は選択肢が変わっています", filled.Problems.Single(p => p.Cell == "G2").What, StringComparison.Ordinal);
        Assert.Equal("[\"a\",\"c\"]", filled.Json("KM08"));
    }

    [Fact]
    public void The_workbook_says_which_bank_it_was_written_with()
    {
        var read = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(new MemoryStream(Written(Held))));
        Assert.Equal("bank-hash", QuestionnaireReader.BankHashOf(read.Workbook));
        Assert.Equal("", QuestionnaireReader.BankHashOf(new Workbook([])));
    }

    private static byte[] Written(string held) =>
        FormSample.Write(FormSample.Form(FormSample.Answers(held))).ToArray();

    private static QuestionBank With(string id, Func<Question, Question> change) =>
        Bank(Old.Questions.Replace(Old.Find(id)!, change(Old.Find(id)!)));

    private static QuestionBank Bank(ImmutableArray<Question> questions) =>
        new(Old.Id, "第2版", "new-hash", Old.Groups, questions);

    private static FilledQuestionnaire Read(byte[] file, QuestionBank bank, QuestionBank? older)
    {
        var read = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(new MemoryStream(file)));
        return Assert.IsType<Outcome<FilledQuestionnaire>.Done>(
            QuestionnaireReader.Read(read.Workbook, bank, older)).Value;
    }
}
