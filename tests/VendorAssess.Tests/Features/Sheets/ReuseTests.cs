using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Cases;
using VendorAssess.Features.Sheets;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

public sealed class ReuseTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
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
        await town.Answer("CT04", "\"2026-01-01\"", "2025-01-01 00:00Z");
        await town.Answer("KM04", "\"b\"", "2026-01-01 00:00Z", bank: Town.Content.Bank.Hash);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_case_starts_from_the_sheet_and_stale_answers_are_open_and_asked_again()
    {
        var second = await town.Town.AddCase();
        await town.Town.AddCandidate(second, 1, "予約クラウド");
        var sheet = (await Answers(second))!;
        Assert.Equal(["JU01", "KM02"], sheet.AskedAgain.Select(l => l.Question.Id).Order(StringComparer.Ordinal));
        Assert.Equal(1, sheet.Progress.Answered);
        var seen = (await new LoadCase(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, second))!;
        var reuse = seen.ReuseOf(seen.File.Candidates[0], Town.Today);
        Assert.Equal((1, true), (reuse.Answered, reuse.Stale >= 2));
    }

    [Fact]
    public async Task What_was_found_unchanged_stands_again_in_a_revision_of_its_own()
    {
        Assert.Equal(Outcome.Done(2), await Confirm(("KM02", 1), ("JU01", 1)));
        var sheet = (await Answers(town.Case))!;
        Assert.Empty(sheet.AskedAgain);
        var row = sheet.File.RowsFor(1)["KM02"];
        Assert.Equal(
            (2, AnswerSource.Reuse, Town.Today, Town.Content.Bank.Hash, "\"a\""),
            (row.Revision, row.Source, row.AsOf!.Value, row.BankHash, row.Value));
    }

    [Fact]
    public async Task Confirming_what_somebody_changed_meanwhile_overwrites_nothing()
    {
        await town.Answer("KM02", "\"c\"", "2026-11-20 00:00Z", bank: Town.Content.Bank.Hash);
        Assert.IsType<Outcome<int>.Refused>(await Confirm(("KM02", 1), ("JU01", 1)));
        Assert.Equal("\"c\"", (await Answers(town.Case))!.File.RowsFor(1)["KM02"].Value);
        Assert.Equal(1, (await Answers(town.Case))!.File.RowsFor(1)["JU01"].Revision);
    }

    [Fact]
    public async Task A_certificate_past_its_own_date_is_not_made_to_stand_by_asking() =>
        Assert.Equal(Outcome.Done(0), await Confirm(("CT04", 1)));

    [Fact]
    public async Task What_changed_since_the_last_case_is_told_and_only_from_cases_that_are_seen()
    {
        await using (var db = await database.Superuser.OpenConnectionAsync())
        {
            await db.ExecuteAsync("UPDATE cases SET stage = 'Closed' WHERE id = @id", new { id = town.Case });
            await db.ExecuteAsync("UPDATE cases SET stage_at = '2026-06-01 00:00Z' WHERE id = @id", new { id = town.Case });
        }
        var second = await town.Town.AddCase();
        await town.Town.AddCandidate(second, 1, "予約クラウド");
        await town.Answer("KM04", "\"a\"", "2026-07-01 00:00Z", bank: Town.Content.Bank.Hash);
        await town.Answer("KM05", "\"a\"", "2026-07-01 00:00Z", bank: Town.Content.Bank.Hash);
        var since = (await Since(second))!;
        Assert.Equal(town.Case, since.Earlier!.Id);
        Assert.Equal(
            [("KM04", SheetChange.Changed), ("KM05", SheetChange.Added)],
            since.Answers.Select(a => (a.After.Row.Question, a.Change)));
        Assert.Contains("申請が提出されていない", since.WhyNoFindings, StringComparison.Ordinal);

        await using var hide = await database.Superuser.OpenConnectionAsync();
        await hide.ExecuteAsync("UPDATE cases SET department_id = 3 WHERE id = @id", new { id = town.Case });
        Assert.Null((await Since(second))!.Earlier);
        Assert.Null(await new LoadSince(database.Postgres, editions, town.Town.Clock).Load(town.Town.OtherApplicant, second, 1, default));
    }

    private Task<Outcome<int>> Confirm(params (string Question, int Revision)[] seen) =>
        new ConfirmAnswers(new SaveAnswers(database.Postgres, editions, town.Town.Clock), town.Town.Clock).Run(
            town.Town.Applicant, null, new SheetKey(town.Case, 1), seen.ToDictionary(s => s.Question, s => s.Revision));

    private Task<AnswerSheet?> Answers(int caseId) =>
        new LoadAnswers(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, caseId, 1, default);

    private Task<ChangedSince?> Since(int caseId) =>
        new LoadSince(database.Postgres, editions, town.Town.Clock).Load(town.Town.Applicant, caseId, 1, default);
}
