using Dapper;
using Microsoft.AspNetCore.Http;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Apart;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Papers;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Excel.Papers;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Papers;

public sealed class PapersTests(DatabaseFixture database) : FilesComeIn(database)
{
    [Fact]
    public async Task A_paper_proposes_and_nothing_is_an_answer_until_a_person_takes_it()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        Assert.Contains("KM03", paper.Open.Select(l => l.Question.Id));
        var proposal = Line(paper, "KM03");
        Assert.Equal("\"AES-256-GCM\"", AnswerJson.Text(proposal.Proposal.Value!));
        Assert.Contains("CEK-04.1（CAIQ D8）", proposal.Evidence, StringComparison.Ordinal);
        Assert.Equal(0, await Count("answers"));

        Assert.Equal(Outcome.Done(1), await Decide(Town.Applicant, paper, accepted: ["KM03"]));
        var row = (await Rows())["KM03"];
        Assert.Equal(
            ("\"AES-256-GCM\"", AnswerSource.Proposal, paper.Row.FileSha256, "資料.xlsx"),
            (row.Value, row.Source, row.FileSha256, row.FileName));
        Assert.Contains("CSA CAIQ v4.0（資料.xlsx）", row.Evidence, StringComparison.Ordinal);
        var after = await Load(Town.Applicant, paper.Row.Id);
        Assert.DoesNotContain("KM03", after!.Open.Select(l => l.Question.Id));
        Assert.Equal((ProposalDecision.Accepted, 1), (after.Decisions["KM03"].Decision, after.Decisions["KM03"].AnswerRevision));
        Assert.Equal(1, await Count("audit_log WHERE action = 'proposals.decided'"));
    }

    [Fact]
    public async Task What_the_paper_does_not_decide_cannot_be_taken_unseen()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        var refused = Refused(await Decide(Town.Applicant, paper, accepted: ["KM03", "KM02"]));
        Assert.Contains("KM02 は、まとめて採用できません。値は資料から決まりません", refused, StringComparison.Ordinal);
        Assert.Equal((0, 0), (await Count("answers"), await Count("proposal_decisions")));
    }

    [Fact]
    public async Task A_person_writes_the_answer_with_the_papers_words_and_another_is_not_taken()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        var suggested = Line(paper, "KM02").Suggested;
        Assert.Contains("CEK-03.1：Yes。保存データと通信を暗号化しています。", suggested.Note, StringComparison.Ordinal);
        var edited = new WantedAnswer(suggested with { Value = Letter("a") });
        Assert.Equal(Outcome.Done(1), await Decide(Town.Applicant, paper, edited: [edited]));
        Assert.Equal(Outcome.Done(2), await Decide(Town.Applicant, paper, rejected: ["KM01", "DL01"]));
        var after = (await Load(Town.Applicant, paper.Row.Id))!;
        Assert.Equal(
            [("DL01", ProposalDecision.Rejected), ("KM01", ProposalDecision.Rejected), ("KM02", ProposalDecision.Edited)],
            after.Decided.Select(l => (l.Question.Id, l.Decision!.Decision)).OrderBy(d => d.Id, StringComparer.Ordinal));
        Assert.Equal("\"a\"", (await Rows())["KM02"].Value);
        Assert.Equal(["KM02"], (await Rows()).Keys);
        Assert.Contains("先に決めた", Refused(await Decide(Town.Manager, paper, rejected: ["KM01"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_held_is_neither_overwritten_unseen_nor_by_the_slower()
    {
        await Answer("KM03", "\"前の回答\"");
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        Assert.Contains("見比べて", Refused(await Decide(Town.Applicant, paper, accepted: ["KM03"])), StringComparison.Ordinal);
        var suggested = Line(paper, "KM03").Suggested;
        Assert.Equal("\"前の回答\"", AnswerJson.Text(suggested.Value));
        Assert.StartsWith("前の補足\nCEK-04.1", suggested.Note, StringComparison.Ordinal);
        await Answer("KM03", "\"もっと新しい\"", 2);
        Assert.Contains("KM03", Refused(await Decide(Town.Applicant, paper, edited: [new(suggested)])), StringComparison.Ordinal);
        Assert.Equal(2, (await Rows())["KM03"].Revision);
    }

    [Fact]
    public async Task Taking_twice_even_at_once_has_one_effect()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        var outcomes = await Task.WhenAll(
            Decide(Town.Applicant, paper, accepted: ["KM03"]), Decide(Town.Manager, paper, accepted: ["KM03"]));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal((1, 1), (await Count("answers"), await Count("proposal_decisions")));
    }

    [Theory, InlineData("CAIQ v4.1"), InlineData("CAIQ v3.1")]
    public async Task Another_version_proposes_nothing_and_says_why(string version)
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook(version));
        Assert.Empty(paper.Open);
        Assert.NotEmpty(paper.Version!.WhyNotMapped);
        Assert.Equal(7, paper.Unmapped.Count());
    }

    [Fact]
    public async Task Where_the_file_says_no_version_a_person_does()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook(""));
        Assert.Null(paper.Version);
        Assert.Empty(paper.Open);
        Assert.Contains("版を一つ", Refused(await Choose(Town.Applicant, paper, "v9")), StringComparison.Ordinal);
        Assert.Equal(Outcome.Done("v4.0"), await Choose(Town.Applicant, paper, "v4.0"));
        paper = (await Load(Town.Applicant, paper.Row.Id))!;
        Assert.NotEmpty(paper.Open);
        Assert.Equal(1, await Count("audit_log WHERE action = 'paper.version'"));
        await Decide(Town.Applicant, paper, rejected: ["KM01"]);
        Assert.Contains("変えられません", Refused(await Choose(Town.Applicant, paper, "v3.1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_file_says_no_one_can_change()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook("CAIQ v3.1"));
        Assert.Contains("v3.1 と書かれています", Refused(await Choose(Town.Applicant, paper, "v4.0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_no_mapping_knows_may_be_taken_for_a_question_by_a_person()
    {
        var paper = await Imported(SamplePapers.HecvatWorkbook());
        Assert.Null(paper.Find("KM03", []));
        var line = paper.Find("KM03", ["AIQU-01"])!;
        Assert.Equal("AIQU-01：Yes。詳細", line.Proposal.Note);
        Assert.Null(paper.Find("W01", ["AIQU-01"]));
        Assert.Equal(Outcome.Done(1), await Decide(Town.Applicant, paper, edited: [new(line.Suggested with { Value = Letter("a") })]));
        Assert.Equal("KM03", Assert.Single((await Load(Town.Applicant, paper.Row.Id))!.Decided).Question.Id);
    }

    [Fact]
    public async Task A_table_is_taken_too_and_a_file_of_another_kind_refused_with_a_sentence()
    {
        var paper = await Imported(SamplePapers.ShiftJis(SamplePapers.CaiqCsv().Replace("髙﨑𠮷", "", StringComparison.Ordinal)));
        Assert.NotEmpty(paper.Open);
        Assert.Contains("設問の番号", Refused(await Import(Town.Applicant, SamplePapers.Utf8("品名,数量\nりんご,3\n"), 1)), StringComparison.Ordinal);
        Assert.Contains("CSV として", Refused(await Import(Town.Applicant, [0x89, 0x50, 0, 0], 1)), StringComparison.Ordinal);
        Assert.Equal(1, await Count("workbook_imports"));
    }

    [Fact]
    public async Task Decisions_are_only_ever_added()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        await Decide(Town.Applicant, paper, rejected: ["KM01"]);
        await using var db = await Database.Superuser.OpenConnectionAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.ExecuteAsync("UPDATE proposal_decisions SET decision = 'Accepted'"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.ExecuteAsync("DELETE FROM proposal_decisions"));
    }

    [Fact]
    public async Task Others_neither_see_nor_decide()
    {
        var paper = await Imported(SamplePapers.CaiqWorkbook());
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Import(Town.OtherApplicant, SamplePapers.CaiqWorkbook(), 1));
        Assert.Null(await Load(Town.OtherApplicant, paper.Row.Id));
        Assert.Null(await LoadPapers.Load(Town.OtherApplicant, CaseId, 1, default));
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Decide(Town.OtherApplicant, paper, accepted: ["KM03"]));
        Assert.Equal(Outcome.Refused<string>(AnswerRefusals.NoSuchCase), await Choose(Town.OtherApplicant, paper, "v4.0"));
        Assert.Null(await LoadPaper.Load(Town.Applicant, CaseId, 2, paper.Row.Id, default));
        Assert.Null(await LoadImport.Load(Town.Applicant, CaseId, 1, paper.Row.Id, default));

        await Town.SetStage(CaseId, "Procurement");
        Assert.NotNull(await Load(Town.Procurement, paper.Row.Id));
        Assert.IsType<Outcome<int>.Refused>(await Decide(Town.Procurement, paper, accepted: ["KM03"]));
        Assert.IsType<Outcome<int>.Refused>(await Import(Town.Procurement, SamplePapers.CaiqWorkbook(), 1));
        Assert.Equal(0, await Count("answers"));
    }

    private LoadPaper LoadPaper => new(Database.Postgres, Town.Editions, Town.Content, Town.Clock);

    private LoadPapers LoadPapers => new(Database.Postgres, Town.Clock);

    private LoadImport LoadImport => new(Database.Postgres, Town.Editions, Town.Clock);

    private Task<Outcome<int>> Import(Person me, byte[] file, int candidate) =>
        new ImportPaper(Database.Postgres, Town.Content, Town.Clock, Apart).Run(
            me, "192.0.2.1", CaseId, candidate, new FormFile(new MemoryStream(file), 0, file.Length, "Upload", "資料.xlsx"));

    private async Task<PaperView> Imported(byte[] file) =>
        (await Load(Town.Applicant, Assert.IsType<Outcome<int>.Done>(await Import(Town.Applicant, file, 1)).Value))!;

    private Task<PaperView?> Load(Person me, int paper) => LoadPaper.Load(me, CaseId, 1, paper, default);

    private static ProposalLine Line(PaperView paper, string question) => paper.Open.Single(l => l.Question.Id == question);

    private Task<Outcome<int>> Decide(
        Person me, PaperView paper, string[]? accepted = null, WantedAnswer[]? edited = null, string[]? rejected = null) =>
        new DecideProposals(Database.Postgres, LoadPaper, Town.Clock).Run(me, null, new(CaseId, 1, paper.Row.Id)
        {
            Accepted = accepted ?? [], Edited = edited ?? [], Rejected = rejected ?? [],
        });

    private Task<Outcome<string>> Choose(Person me, PaperView paper, string version) =>
        new ChoosePaperVersion(Database.Postgres, LoadPaper, Town.Clock).Run(me, null, CaseId, 1, paper.Row.Id, version);

    private static AnswerValue Letter(string letter) => new AnswerValue.Given(
        System.Collections.Immutable.ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value", new FieldValue.Letters([letter])));

    private async Task Answer(string question, string value, int revision = 1)
    {
        await using var db = await Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (service_id) SELECT service_id FROM candidates WHERE case_id = @CaseId AND number = 1
            ON CONFLICT DO NOTHING;
            INSERT INTO answers (sheet_id, question, revision, value, note, source, person_id, at)
            SELECT h.id, @question, @revision, @value::jsonb, '前の補足', 'Browser', @person, now()
            FROM answer_sheets h JOIN candidates k ON k.service_id = h.service_id
            WHERE k.case_id = @CaseId AND k.number = 1
            """,
            new { CaseId, question, revision, value, person = Town.Applicant.Id });
    }
}
