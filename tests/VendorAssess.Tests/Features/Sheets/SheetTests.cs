using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Features.Sheets;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

public sealed class SheetTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly string OldBank = new('0', 64);

    private SheetTown town = null!;
    private Editions editions = null!;

    public async ValueTask InitializeAsync()
    {
        town = await SheetTown.Build(database);
        editions = new Editions(Town.Content, Kept);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_sheet_is_read_as_it_was_known_at_the_end_of_a_day_in_Japan()
    {
        await town.Answer("KM02", "\"a\"", "2026-10-31 14:59:59Z");
        await town.Answer("KM02", "\"b\"", "2026-10-31 15:00:00Z");
        await town.Answer("KM04", "\"c\"", "2026-11-02 00:00:00Z");

        Assert.Empty((await On("2026-10-30")).Lines);
        Assert.Equal([("KM02", 1)], Shown(await On("2026-10-31")));
        Assert.Equal([("KM02", 2)], Shown(await On("2026-11-01")));
        Assert.Equal([("KM02", 2), ("KM04", 1)], Shown(await On(null)));
    }

    [Fact]
    public async Task The_answers_of_a_case_s_own_sheet_do_not_stand_on_the_service_s()
    {
        await town.Answer("PI03", "\"b\"", "2026-11-01 00:00Z", ofCase: true);
        await town.Answer("CT05", "\"a\"", "2026-11-01 00:00Z");
        Assert.Equal([("CT05", 1)], Shown(await On(null)));
    }

    [Fact]
    public async Task An_answer_is_stale_from_the_day_after_its_last()
    {
        await town.Answer("CT04", "\"2026-11-10\"", "2026-11-01 00:00Z");
        await town.Answer("JU01", """["JP"]""", "2025-11-10 00:00Z");
        Assert.All((await On("2026-11-10")).Lines, l => Assert.Null(l.Stale));
        Assert.All((await On("2026-11-11")).Lines, l => Assert.Equal(
            new Staleness.Expired(new(2026, 11, 10)), l.Stale));
    }

    [Fact]
    public async Task An_answer_given_under_another_wording_is_stale_and_still_readable()
    {
        await town.KeepBank(OldBank, ("_bank.yaml", "bank: standard\nedition: 旧\ngroups: { KM: 鍵 }"), ("KM.yaml",
            """
            group: KM
            questions:
              - { id: KM02, text: 昔の聞き方, type: single, answered_by: V, choices: { a: はい, b: いいえ } }
              - { id: KM90, text: 今は聞かない設問, type: text, answered_by: V }
            """));
        await town.Answer("KM02", "\"a\"", "2026-11-01 00:00Z", bank: OldBank);
        await town.Answer("KM04", "\"a\"", "2026-11-01 00:00Z", bank: Town.Content.Bank.Hash);
        await town.Answer("KM90", "\"残る\"", "2026-11-01 00:00Z", bank: OldBank);
        var lines = (await On(null)).Lines;
        Assert.Equal(["KM02", "KM04", "KM90"], lines.Select(l => l.Row.Question));
        Assert.IsType<Staleness.OlderEdition>(lines[0].Stale);
        Assert.Null(lines[1].Stale);
        Assert.Equal("今は聞かない設問", lines[2].Question!.Text);
        Assert.IsType<AnswerValue.Given>(lines[2].Answer!.Value);
        Assert.Equal("昔の聞き方", Assert.Single((await History("KM02")).Revisions).Line.Question!.Text);
    }

    [Fact]
    public async Task Two_days_are_compared_in_either_order()
    {
        await town.Answer("KM02", "\"a\"", "2026-10-01 00:00Z");
        await town.Answer("KM04", "\"a\"", "2026-10-01 00:00Z");
        await town.Answer("CT04", "\"2026-11-05\"", "2026-10-01 00:00Z");
        await town.Answer("KM02", "\"b\"", "2026-11-03 00:00Z");
        await town.Answer("KM05", "\"a\"", "2026-11-03 00:00Z");
        var there = await Compare("2026-10-15", "2026-11-20");
        var back = await Compare("2026-11-20", "2026-10-15");
        Assert.Equal(
            [("CT04", SheetChange.Expired), ("KM02", SheetChange.Changed), ("KM05", SheetChange.Added)],
            there.Differences.Select(d => (d.After.Row.Question, d.Change)));
        Assert.Equal(1, there.Unchanged);
        Assert.Equal((there.From, there.Until), (back.From, back.Until));
        Assert.Equal((1, 2), (there.Differences[1].Before!.Row.Revision, there.Differences[1].After.Row.Revision));
    }

    [Fact]
    public async Task A_history_says_of_each_revision_what_it_changed_a_page_at_a_time()
    {
        for (var i = 0; i < LoadHistory.PageSize; i++)
            await town.Answer("KM02", i % 2 == 0 ? "\"a\"" : "\"b\"", $"2026-10-{i + 1:00} 00:00Z");
        await town.Answer("KM02", "\"b\"", "2026-11-01 00:00Z", note: "補足", until: new(2027, 3, 31));
        var first = await History("KM02");
        Assert.Equal(LoadHistory.PageSize, first.Revisions.Length);
        Assert.Equal(["補足", "有効期限"], first.Revisions[0].Changed);
        Assert.Equal(["回答"], first.Revisions[^1].Changed);
        var second = await History("KM02", first.Next);
        Assert.Equal(1, Assert.Single(second.Revisions).Line.Row.Revision);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task The_history_of_a_case_s_own_answer_is_for_who_sees_the_case()
    {
        await town.Answer("PI03", "\"b\"", "2026-11-01 00:00Z", ofCase: true);
        var own = new SheetOwner(null, town.Case);
        var load = new LoadHistory(database.Postgres, editions, town.Town.Clock);
        Assert.Single((await load.Load(town.Town.Manager, own, "PI03", null, default))!.Revisions);
        Assert.Null(await load.Load(town.Town.OtherApplicant, own, "PI03", null, default));
    }

    [Fact]
    public async Task Departments_share_a_sheet_and_learn_nothing_of_each_other_s_cases()
    {
        await town.Answer("KM02", "\"a\"", "2026-11-01 00:00Z");
        foreach (var (reader, considered) in new[]
        {
            (town.Town.Applicant, true), (town.Town.Officer, true), (town.Town.Chief, true), (town.Town.Auditor, true),
            (town.Town.OtherApplicant, false),
        })
        {
            var sheet = await Load(reader);
            Assert.Equal(considered, sheet!.Head.Considered);
            Assert.Single(sheet.Lines);
            Assert.DoesNotContain("住民票の予約", sheet.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_name_of_a_workbook_tells_of_its_case_and_is_for_who_sees_one()
    {
        await town.Answer("KM02", "\"a\"", "2026-11-01 00:00Z");
        await town.BroughtBy("KM02", "質問票_住民票の予約_予約クラウド.xlsx");
        var load = new LoadHistory(database.Postgres, editions, town.Town.Clock);
        foreach (var (reader, named) in new[] { (town.Town.Manager, true), (town.Town.OtherApplicant, false) })
        {
            var history = (await load.Load(reader, new(town.Service, null), "KM02", null, default))!;
            Assert.Equal(named, history.Revisions[0].Line.Row.FileName is not null);
            Assert.Null(Assert.Single((await Load(reader))!.Lines).Row.FileName);
        }
    }

    [Fact]
    public async Task Procurement_reads_a_sheet_only_where_it_has_a_case_with_the_service()
    {
        await town.Answer("KM02", "\"a\"", "2026-11-01 00:00Z");
        Assert.Null(await Load(town.Town.Procurement));
        Assert.Null(await Compare("2026-10-15", "2026-11-20", town.Town.Procurement));
        Assert.Null(await new LoadHistory(database.Postgres, editions, town.Town.Clock).Load(
            town.Town.Procurement, new(town.Service, null), "KM02", null, default));
        await town.Town.SetStage(town.Case, "Procurement");
        Assert.NotNull(await Load(town.Town.Procurement));
    }

    [Fact]
    public async Task A_service_without_answers_has_an_empty_sheet_and_none_that_is_not_there()
    {
        Assert.Empty((await On(null)).Lines);
        Assert.Null(await new LoadSheet(database.Postgres, editions, town.Town.Clock).Load(
            town.Town.Applicant, town.Service + 1, null, default));
        Assert.Null(await new LoadHistory(database.Postgres, editions, town.Town.Clock).Load(
            town.Town.Applicant, new(town.Service, null), "KM99", null, default));
    }

    private static IEnumerable<(string, int)> Shown(SheetOnDay sheet) =>
        sheet.Lines.Select(l => (l.Row.Question, l.Row.Revision));

    private Task<SheetOnDay?> Load(Person me, DateOnly? on = null) =>
        new LoadSheet(database.Postgres, editions, town.Town.Clock).Load(me, town.Service, on, default);

    private async Task<SheetOnDay> On(string? day) => (await Load(town.Town.Applicant, day is null ? null : Day(day)))!;

    private Task<SheetComparison> Compare(string one, string other, Person? me = null) =>
        new CompareDays(database.Postgres, editions, town.Town.Clock)
            .Load(me ?? town.Town.Applicant, town.Service, Day(one), Day(other), default)!;

    private async Task<AnswerHistory> History(string question, int? before = null) =>
        (await new LoadHistory(database.Postgres, editions, town.Town.Clock)
            .Load(town.Town.Applicant, new(town.Service, null), question, before, default))!;

    private async Task<IReadOnlyList<ContentFile>> Kept(string hash)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }

    private static DateOnly Day(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
