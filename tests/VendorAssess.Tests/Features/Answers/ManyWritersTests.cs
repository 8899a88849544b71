using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>Sixty-four people on one sheet at once, each through the whole use case.</summary>
public sealed class ManyWritersTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const int Writers = 64;

    private Town town = null!;
    private SheetKey sheet = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        sheet = new SheetKey(await town.AddCase(), 1);
        await town.AddCandidate(sheet.CaseId, 1, "混み合うクラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task On_different_questions_none_is_lost_and_none_waits_for_a_second_try()
    {
        var questions = Town.Content.Bank.Questions.Where(q => q.AboutService).Take(Writers).Select(q => q.Id).ToList();
        var replies = await Task.WhenAll(questions.Select((q, i) => Save(WriterOf(i), q, 0, $"{i}")));
        Assert.All(replies, r => Assert.Equal((SaveState.Saved, 1), (r.State, r.Now!.Revision)));
        Assert.Equal(questions.Order(), (await Stored()).Select(s => s.Question).Order());
    }

    [Fact]
    public async Task On_one_question_each_comes_after_the_one_whose_value_was_shown()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async i =>
        {
            var seen = 0;
            for (var state = SaveState.Conflict; state != SaveState.Saved;)
            {
                var reply = await Save(WriterOf(i), "KM02", seen, $"{i}");
                (state, seen) = (reply.State, reply.Now!.Revision);
            }
        }));
        var stored = await Stored();
        Assert.Equal(Enumerable.Range(1, Writers), stored.Select(s => s.Revision));
        Assert.Equal(Enumerable.Range(0, Writers), stored.Select(s => int.Parse(s.Note, CultureInfo.InvariantCulture)).Order());
        Assert.Equal(stored.Select(s => s.At).Order(), stored.Select(s => s.At));
        Assert.Equal(Writers, await Count("SELECT count(*)::int FROM audit_log WHERE action = 'answers.saved'"));
    }

    private Person WriterOf(int i) => new[] { town.Applicant, town.Manager, town.Officer }[i % 3];

    private Task<SaveReply> Save(Person me, string question, int seen, string note)
    {
        var names = new InputNames(question);
        var answers = new SaveAnswers(database.Postgres, town.Editions, town.Clock);
        return new SaveTyped(answers, town.Clock).Run(me, null, sheet, question, new TypedValues(
            new Dictionary<string, StringValues>
            {
                [names.State] = InputNames.Pending, [names.Note] = note, [names.Seen] = $"{seen}",
            }));
    }

    private async Task<ImmutableArray<(string Question, int Revision, string Note, DateTime At)>> Stored()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return
        [
            .. await db.QueryAsync<(string, int, string, DateTime)>(
                "SELECT question, revision, note, at FROM answers ORDER BY question, revision"),
        ];
    }

    private async Task<int> Count(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(sql);
    }
}
