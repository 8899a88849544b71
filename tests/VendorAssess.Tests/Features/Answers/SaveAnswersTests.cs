using System.Collections.Immutable;
using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

public sealed class SaveAnswersTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "予約クラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_answer_gets_the_next_revision_and_comes_back_as_it_was_given()
    {
        Assert.Equal(Outcome.Done(1), await Save(town.Applicant, 1, Answer("KM02", 0, Letter("a")) with { Written = "ａ" }));
        Assert.Equal(Outcome.Done(1), await Save(town.Manager, 1, Answer("KM02", 1, Letter("b"), "変更 髙﨑𠮷")));
        var row = Assert.Single((await Load(town.Applicant)).RowsFor(1)).Value;
        Assert.Equal(("KM02", 2, "\"b\"", "変更 髙﨑𠮷", AnswerSource.Browser, "kacho"),
            (row.Question, row.Revision, row.Value, row.Note, row.Source, row.By));
    }

    [Fact]
    public async Task Who_was_overtaken_overwrites_nothing_and_hears_of_it()
    {
        await Save(town.Applicant, 1, Answer("KM02", 0, Letter("a")));
        var refused = await Save(town.Manager, 1, Answer("KM02", 0, Letter("b")), Answer("KM03", 0, Letter("a")));
        Assert.Contains("KM02", Assert.IsType<Outcome<int>.Refused>(refused).Reason, StringComparison.Ordinal);
        Assert.Equal("\"a\"", Assert.Single((await Load(town.Applicant)).RowsFor(1)).Value.Value);
    }

    [Fact]
    public async Task Saving_the_same_twice_has_one_effect()
    {
        await Save(town.Applicant, 1, Answer("KM02", 0, Letter("a")));
        Assert.Equal(Outcome.Done(0), await Save(town.Applicant, 1, Answer("KM02", 0, Letter("a"))));
        Assert.Equal(1, await Count("SELECT count(*)::int FROM answers"));
        Assert.Equal(1, await Count("SELECT count(*)::int FROM audit_log WHERE action = 'answers.saved'"));
    }

    [Fact]
    public async Task Of_two_at_once_exactly_one_wins()
    {
        var outcomes = await Task.WhenAll(
            Save(town.Applicant, 1, Answer("KM02", 0, Letter("a"))), Save(town.Manager, 1, Answer("KM02", 0, Letter("b"))));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Single(outcomes.OfType<Outcome<int>.Refused>());
        Assert.Equal(1, await Count("SELECT count(*)::int FROM answers"));
    }

    [Fact]
    public async Task Two_cases_that_share_a_service_share_its_answers_and_its_lock()
    {
        var second = await town.AddCase();
        await town.AddCandidate(second, 4, "予約クラウド");
        var outcomes = await Task.WhenAll(
            Save(town.Applicant, 1, Answer("KM02", 0, Letter("a"))),
            SaveAnswers.Run(town.Manager, null, new(second, 4, [Answer("KM02", 0, Letter("b"))], [])));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await Count("SELECT count(*)::int FROM answer_sheets"));
    }

    [Fact]
    public async Task Others_may_neither_save_nor_learn_that_the_case_exists()
    {
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase),
            await Save(town.OtherApplicant, 1, Answer("KM02", 0, Letter("a"))));
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase),
            await Save(town.Procurement, 1, Answer("KM02", 0, Letter("a"))));
        await town.SetStage(caseId, "Procurement");
        foreach (var reader in new[] { town.Procurement, town.Auditor, town.Chief })
        {
            Assert.NotNull(await Load(reader));
            var refused = Assert.IsType<Outcome<int>.Refused>(await Save(reader, 1, Answer("KM02", 0, Letter("a"))));
            Assert.NotEqual(AnswerRefusals.NoSuchCase, refused.Reason);
        }
        Assert.Equal(0, await Count("SELECT count(*)::int FROM answers"));
    }

    [Fact]
    public async Task A_closed_case_takes_no_answers()
    {
        await town.SetStage(caseId, "Closed");
        Assert.IsType<Outcome<int>.Refused>(await Save(town.Applicant, 1, Answer("KM02", 0, Letter("a"))));
    }

    [Theory, InlineData(1, "PI03"), InlineData(null, "KM02"), InlineData(1, "KM99"), InlineData(2, "KM02")]
    public async Task A_question_stands_only_on_the_sheet_it_belongs_to(int? candidate, string question) =>
        Assert.IsType<Outcome<int>.Refused>(await Save(town.Applicant, candidate, Answer(question, 0, Letter("a"))));

    [Fact]
    public async Task A_record_of_the_city_is_kept_by_revision_and_an_overtaken_one_is_not_overwritten()
    {
        const string record = "foreign-law-assessment";
        Assert.Equal(Outcome.Done(1), await SaveRecord(new(record, 0, "評価した。")));
        Assert.IsType<Outcome<int>.Refused>(await SaveRecord(new(record, 0, "別の評価。")));
        Assert.Equal(Outcome.Done(1), await SaveRecord(new(record, 1, "")));
        var held = Assert.Single((await Load(town.Applicant)).Records);
        Assert.Equal((record, 2, ""), (held.Record, held.Revision, held.Content));
        Assert.IsType<Outcome<int>.Refused>(await SaveRecord(new("no-such-record", 0, "x")));
    }

    [Fact]
    public async Task A_record_of_what_others_decided_is_written_by_them_and_entered_under_their_post()
    {
        var approval = new RecordText("equipment-approval", 0, "CISOが承認した。");
        foreach (var other in new[] { town.Applicant, town.Manager, town.Officer })
        {
            var refused = await SaveAnswers.Run(other, null, new(caseId, null, [], [approval]));
            Assert.Contains("（CISO）", Assert.IsType<Outcome<int>.Refused>(refused).Reason, StringComparison.Ordinal);
        }
        Assert.Equal(0, await Count("SELECT count(*)::int FROM city_records"));
        Assert.Equal(Outcome.Done(1), await SaveAnswers.Run(town.Chief, null, new(caseId, null, [], [approval])));
        Assert.Equal(town.Chief.Posts[0].Id, await Count("SELECT post_id FROM audit_log WHERE action = 'answers.saved'"));
        Assert.IsType<Outcome<int>.Refused>(await SaveRecord(approval with { Revision = 1, Content = "" }));

        // Of two posts it is the one that decided, whatever else is saved with it.
        var both = town.Chief with { Posts = [.. town.Applicant.Posts, .. town.Chief.Posts] };
        RecordText[] saved = [new("own-backup", 0, "毎日取る。"), approval with { Revision = 1, Content = "確かめた。" }];
        Assert.Equal(Outcome.Done(2), await SaveAnswers.Run(both, null, new(caseId, null, [], saved)));
        Assert.Equal(town.Chief.Posts[0].Id, await Count(
            "SELECT post_id FROM audit_log WHERE action = 'answers.saved' ORDER BY seq DESC LIMIT 1"));
    }

    private SaveAnswers SaveAnswers => new(database.Postgres, town.Editions, town.Clock);

    private Task<Outcome<int>> Save(Person me, int? candidate, params WantedAnswer[] answers) =>
        SaveAnswers.Run(me, "192.0.2.1", new(caseId, candidate, answers, []));

    private Task<Outcome<int>> SaveRecord(RecordText record) =>
        SaveAnswers.Run(town.Applicant, null, new(caseId, null, [], [record]));

    private async Task<CaseFile> Load(Person person)
    {
        await using var db = await database.Postgres.OpenAs(person, Town.Today);
        return (await db.LoadCaseFile(caseId, person.Id, Town.Today))!;
    }

    private async Task<int> Count(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(sql);
    }

    private static WantedAnswer Answer(string question, int seen, FieldValue value, string note = "") =>
        new(new Answer(question, new AnswerValue.Given(
            ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value", value)), note, Revision: seen));

    private static FieldValue.Letters Letter(string letter) => new([letter]);
}
