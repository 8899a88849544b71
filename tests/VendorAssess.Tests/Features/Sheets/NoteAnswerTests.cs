using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Features.Sheets;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

public sealed class NoteAnswerTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private SheetTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await SheetTown.Build(database);
        await town.Answer("EX06", "\"管理画面で削除\"", "2026-11-01 00:00Z", note: "事業者の補足");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_city_notes_beside_the_vendor_s_answer_and_neither_overwrites_the_other()
    {
        Assert.Equal(Outcome.Done(1), await Note(town.Town.Applicant, "EX06", 0, "本課の手順 髙﨑𠮷"));
        await town.Answer("EX06", "\"申請により削除\"", "2026-11-02 00:00Z", note: "事業者の二つ目の補足");
        var line = Assert.Single((await Sheet()).Lines);
        Assert.Equal(("事業者の二つ目の補足", "本課の手順 髙﨑𠮷", "tanto"), (line.Row.Note, line.Note!.Note, line.Note.By));
        Assert.Equal(1, await town.Scalar<int>("SELECT count(*)::int FROM audit_log WHERE action = 'answer.noted'"));
    }

    [Fact]
    public async Task Of_two_who_note_the_slower_is_told_and_nothing_is_overwritten()
    {
        var both = await Task.WhenAll(
            Note(town.Town.Applicant, "EX06", 0, "一人目"), Note(town.Town.Manager, "EX06", 0, "二人目"));
        Assert.Single(both.OfType<Outcome<int>.Done>());
        Assert.Single(both.OfType<Outcome<int>.Refused>());
        Assert.Equal(1, await town.Scalar<int>("SELECT count(*)::int FROM city_notes"));
    }

    [Fact]
    public async Task An_unchanged_note_adds_nothing_and_an_empty_one_withdraws()
    {
        await Note(town.Town.Applicant, "EX06", 0, "補足");
        Assert.Equal(Outcome.Done(1), await Note(town.Town.Applicant, "EX06", 0, "補足"));
        Assert.Equal(Outcome.Done(2), await Note(town.Town.Applicant, "EX06", 1, ""));
        Assert.Null(Assert.Single((await Sheet()).Lines).Note);
        Assert.Equal(2, await town.Scalar<int>("SELECT count(*)::int FROM city_notes"));
    }

    [Fact]
    public async Task Only_who_works_on_or_directs_a_case_with_the_service_notes()
    {
        Assert.IsType<Outcome<int>.Done>(await Note(town.Town.Chief, "EX06", 0, "統括の補足"));
        foreach (var reader in new[] { town.Town.OtherApplicant, town.Town.Auditor, town.Town.Procurement })
            Assert.IsType<Outcome<int>.Refused>(await Note(reader, "EX06", 1, "書けない"));
        Assert.Equal(1, await town.Scalar<int>("SELECT count(*)::int FROM city_notes"));
    }

    [Theory]
    [InlineData("KM02")]
    [InlineData("PI03")]
    [InlineData("KM99")]
    public async Task Only_questions_of_both_take_a_note(string question) =>
        Assert.IsType<Outcome<int>.Refused>(await Note(town.Town.Applicant, question, 0, "補足"));

    [Fact]
    public async Task A_note_too_long_is_refused() => Assert.IsType<Outcome<int>.Refused>(
        await Note(town.Town.Applicant, "EX06", 0, new string('あ', CityNotes.LongestText + 1)));

    private Task<Outcome<int>> Note(Person me, string question, int seen, string text) =>
        new NoteAnswer(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(me, null, town.Service, new(question, seen, text));

    private async Task<SheetOnDay> Sheet() =>
        (await new LoadSheet(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Applicant, town.Service, null, default))!;
}
