using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>Questions of two (V/D, V/I): the vendor's answer, and beside it what the city has to say.</summary>
public sealed class CityNotesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "補足するクラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_note_has_revisions_of_its_own_and_leaves_the_answer_alone()
    {
        Assert.Equal(Outcome.Done(1), await Note(town.Applicant, "JU03", 0, "法務に照会中"));
        Assert.Equal(Outcome.Done(1), await Note(town.Manager, "JU03", 1, "支障なし"));
        Assert.IsType<Outcome<int>.Refused>(await Note(town.Applicant, "JU03", 1, "遅れて書いた"));
        var sheet = (await Load(town.Auditor))!;
        Assert.Equal(("JU03", 2, "支障なし", "kacho"), sheet.Beside.Notes.Select(n => (n.Record, n.Revision, n.Content, n.By)).Single());
        Assert.Empty(sheet.File.Answers);
        Assert.Empty(sheet.File.Records);
    }

    [Fact]
    public async Task The_divisions_note_may_be_written_by_who_reviews_and_the_departments_by_the_department()
    {
        Assert.Equal(Outcome.Done(1), await Note(town.Chief, "JU03", 0, "情報部門の見方"));
        Assert.IsType<Outcome<int>.Refused>(await Note(town.Chief, "IR05", 0, "所管課の欄"));
        Assert.Equal(Outcome.Done(1), await Note(town.Applicant, "IR05", 0, "所管課の連絡先"));
        Assert.IsType<Outcome<int>.Refused>(await Note(town.Auditor, "JU03", 1, "監査の見方"));
    }

    [Theory, InlineData("KM02"), InlineData("CT05"), InlineData("W02"), InlineData("KM99")]
    public async Task A_question_of_one_has_no_note(string question) =>
        Assert.IsType<Outcome<int>.Refused>(await Note(town.Applicant, question, 0, "補足"));

    [Fact]
    public async Task What_the_ISMAP_list_says_stands_on_the_services_sheet()
    {
        var answer = new Answer("CT05", new AnswerValue.Given(
            ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value", new FieldValue.Letters(["b"]))));
        Assert.Equal(Outcome.Done(1), await Save(new(caseId, 1, [new WantedAnswer(answer)], [])));
        Assert.IsType<Outcome<int>.Refused>(await Save(new(caseId, null, [new WantedAnswer(answer)], [])));
        var other = await town.AddCase();
        await town.AddCandidate(other, 3, "補足するクラウド");
        var shared = await new LoadAnswers(database.Postgres, town.Editions, town.Clock)
            .Load(town.Applicant, other, 3, CancellationToken.None);
        Assert.Equal("CT05", Assert.Single(shared!.File.Answers).Question);
    }

    private Task<Outcome<int>> Save(AnswersToSave wanted) =>
        new SaveAnswers(database.Postgres, town.Editions, town.Clock).Run(town.Applicant, null, wanted);

    private Task<Outcome<int>> Note(Person me, string question, int seen, string text) =>
        new SaveAnswers(database.Postgres, town.Editions, town.Clock)
            .Run(me, null, new(caseId, 1, [], [new RecordText(question, seen, text)]));

    private Task<AnswerSheet?> Load(Person me) =>
        new LoadAnswers(database.Postgres, town.Editions, town.Clock).Load(me, caseId, 1, CancellationToken.None);
}
