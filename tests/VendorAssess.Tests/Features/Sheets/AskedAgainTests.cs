using ClosedXML.Excel;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.Features.Cases;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

/// <summary>Answers whose time is over, or whose question has changed: everyone who could answer them again is told.</summary>
public sealed class AskedAgainTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly string OldBank = new('0', 64);

    private SheetTown town = null!;
    private Editions editions = null!;

    public async ValueTask InitializeAsync()
    {
        town = await SheetTown.Build(database);
        editions = await town.EditionsWithOld(OldBank);
        await town.Answer("KM02", "\"a\"", "2026-01-01 00:00Z", bank: OldBank);
        await town.Answer("JU01", """["JP"]""", "2025-01-01 00:00Z");
        await town.Answer("KM04", "\"b\"", "2026-01-01 00:00Z", bank: Town.Content.Bank.Hash);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task While_somebody_types_an_answer_of_an_older_edition_counts_as_asked_again()
    {
        var reply = await Type("JU02", "東京地方裁判所");
        Assert.Equal("回答の後に設問が変わった", reply.Sheet!.Stale["KM02"]);
        Assert.Equal("期限切れ（令和8年1月1日まで）", reply.Sheet.Stale["JU01"]);
        Assert.Equal(2, reply.Sheet.Stale.Count);
        Assert.Equal((await Answers())!.Progress.Words, reply.Sheet.Progress[""]);
        Assert.StartsWith("1 / ", reply.Sheet.Progress["KM"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_comes_with_the_day_until_which_it_holds()
    {
        var reply = await Type("JU02", "東京地方裁判所");
        Assert.Equal("有効期限：令和9年11月21日（設問の種類による）", reply.Now!.Holds);
    }

    [Fact]
    public async Task The_questionnaire_says_at_each_such_question_and_on_its_cover_that_it_is_asked_again()
    {
        using var workbook = new XLWorkbook(await Questionnaire());
        Assert.StartsWith("〔もう一度お答えください：回答の後に設問が変わった〕\n", HowTo(workbook, "KM02"), StringComparison.Ordinal);
        Assert.StartsWith("〔もう一度お答えください：期限切れ（令和8年1月1日まで）〕\n", HowTo(workbook, "JU01"), StringComparison.Ordinal);
        Assert.DoesNotContain("もう一度", HowTo(workbook, "KM04"), StringComparison.Ordinal);
        Assert.Contains("2問（JU01、KM02）", Text(workbook.Worksheet("表紙")), StringComparison.Ordinal);
        Assert.Contains("変わりがないときは回答を残し", Text(workbook.Worksheet("記入要領")), StringComparison.Ordinal);
        var read = FormSample.Read(await Questionnaire(), Town.Content.Bank);
        Assert.Empty(read.Problems);
        Assert.Equal("\"a\"", read.Json("KM02"));
    }

    [Fact]
    public async Task Without_such_answers_the_questionnaire_speaks_of_none()
    {
        await town.Answer("KM02", "\"b\"", "2026-11-01 00:00Z", bank: Town.Content.Bank.Hash);
        await town.Answer("JU01", """["JP"]""", "2026-11-01 00:00Z", bank: Town.Content.Bank.Hash);
        using var workbook = new XLWorkbook(await Questionnaire());
        Assert.DoesNotContain("もう一度", Text(workbook.Worksheet("表紙")) + HowTo(workbook, "KM02"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"US\"]", null)]
    [InlineData("[\"JP\"]", "令和8年11月20日に確認、変わりなし")]
    public async Task What_a_workbook_answers_anew_does_not_take_over_the_dates_of_what_is_past(string value, string? note)
    {
        await town.Answer("JU01", """["JP"]""", "2025-02-01 00:00Z", until: new DateOnly(2026, 3, 31));
        var line = await Line(value, note);
        Assert.True(line.CanBeTaken);
        Assert.Equal((null, null), (line.Wanted!.Answer.AsOf, line.Wanted.Answer.ValidUntil));
    }

    [Fact]
    public async Task What_a_workbook_leaves_as_it_is_stays_asked_again()
    {
        await town.Answer("JU01", """["JP"]""", "2025-02-01 00:00Z", until: new DateOnly(2026, 3, 31));
        Assert.True((await Line("[\"JP\"]", null)).IsUnchanged);
    }

    [Fact]
    public async Task A_vendor_who_is_asked_by_link_sees_it_too()
    {
        var invitation = new Invitation(
            new Recipient("株式会社試験", "営業部", ""), ["KM"], new LinkPeriod(Town.Today.AddDays(14), Town.Today.AddDays(44)), "市民課", "");
        var link = await new InviteVendor(database.Postgres, editions, town.Town.Clock)
            .Run(town.Town.Applicant, null, town.Case, 1, invitation);
        var sheet = await new LoadLinkSheet(database.Postgres, editions, town.Town.Clock)
            .Load(Assert.IsType<Outcome<int>.Done>(link).Value, default);
        var stale = sheet.Groups.SelectMany(g => g.Lines).Where(l => l.Stale is not null);
        Assert.Equal("KM02", Assert.Single(stale, l => l.Stale is Staleness.OlderEdition).Question.Id);
        Assert.Equal(1, sheet.Progress.Answered);
    }

    [Fact]
    public async Task Before_a_service_is_chosen_the_list_says_what_its_sheet_holds_of_what_is_asked()
    {
        var second = await town.Town.AddCase();
        await town.Town.AddCandidate(await town.Town.AddCase(), 1, "無回答クラウド");
        var seen = (await new LoadCase(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, second))!;
        var listed = await new ListChoosable(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, seen, "");
        Assert.EndsWith($"聞く {seen.VendorQuestions.Count} 問のうち回答あり 1 問、要再確認 2 問", Label(listed, "予約クラウド"), StringComparison.Ordinal);
        Assert.EndsWith("回答はまだありません", Label(listed, "無回答クラウド"), StringComparison.Ordinal);
    }

    private static string Label(IEnumerable<ChoosableService> listed, string name) => listed.Single(s => s.Name == name).Label;

    private async Task<SaveReply> Type(string question, string text)
    {
        var save = new SaveAnswers(database.Postgres, editions, town.Town.Clock);
        var typed = new TypedInputs(new Dictionary<string, string[]?> { [$"{question}.value"] = [text] });
        return await new SaveTyped(save, town.Town.Clock).Run(
            town.Town.Applicant, null, new SheetKey(town.Case, 1), question, typed.Values);
    }

    private async Task<ImportLine> Line(string value, string? note)
    {
        var file = (await Answers())!.File;
        var read = new ImportedWorkbook([new ImportedLine("JU01", value, "", note, null, "質問票", "G2")], []);
        return Assert.Single(ImportLine.All(read, Town.Content.Bank, file.RowsFor(1), Town.Today));
    }

    private Task<AnswerSheet?> Answers() =>
        new LoadAnswers(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, town.Case, 1, default);

    private async Task<MemoryStream> Questionnaire()
    {
        var form = await new WriteQuestionnaireFile(database.Postgres, editions, town.Town.Clock)
            .Load(town.Town.Applicant, town.Case, 1, QuestionScope.Needed, default);
        var file = new MemoryStream();
        form!.Write(file);
        file.Position = 0;
        return file;
    }

    private static string HowTo(XLWorkbook workbook, string question) => workbook.Questions().At(question, "選択肢・回答形式").GetString();

    private static string Text(IXLWorksheet sheet) => string.Join('\n', sheet.CellsUsed().Select(c => c.GetString()));
}
