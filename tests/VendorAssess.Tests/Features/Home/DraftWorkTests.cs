using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Home;
using VendorAssess.Features.Requests;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Home;

/// <summary>A draft waits for who writes it, and from the moment that nothing is missing for who hands it in.</summary>
public sealed class DraftWorkTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly RequestWords Unfinished = RequestTown.Words with { Network = " 　\n" };

    [Fact]
    public async Task Of_an_unfinished_draft_everybody_who_works_on_it_reads_that_it_is_to_be_finished()
    {
        var town = await RequestTown.Build(database);
        await town.Save(town.Town.Applicant, words: Unfinished);
        foreach (var who in (Person[])[town.Town.Applicant, town.Town.Manager, town.Town.Officer])
            Assert.Equal(WorkKind.Prepare, (await ItemOf(town, who))?.Kind);
        foreach (var who in (Person[])[town.Town.OtherApplicant, town.Town.Chief, town.Town.Auditor])
            Assert.Null(await ItemOf(town, who));
    }

    [Fact]
    public async Task A_ready_draft_waits_for_who_submits_and_the_others_read_whom_they_wait_for()
    {
        var town = await RequestTown.Build(database);
        await town.Save(town.Town.Applicant);
        Assert.Equal(WorkKind.Submit, (await ItemOf(town, town.Town.Officer))?.Kind);
        Assert.Empty((await Work(town, town.Town.Officer)).Awaited);
        foreach (var who in (Person[])[town.Town.Applicant, town.Town.Manager])
        {
            Assert.Null(await ItemOf(town, who));
            var awaited = Assert.Single((await Work(town, who)).Awaited);
            Assert.Equal(("申請の提出（予約クラウド）", "情報セキュリティ責任者"), (awaited.What, awaited.Whom));
        }
        foreach (var who in (Person[])[town.Town.OtherApplicant, town.Town.Chief, town.Town.Auditor])
            Assert.Equal((0, 0), await Counts(town, who));
    }

    [Fact]
    public async Task It_waits_since_it_became_ready_and_anew_once_it_is_finished_again()
    {
        var town = await RequestTown.Build(database);
        await town.Save(town.Town.Applicant);
        await town.Run("UPDATE requests SET complete_at = '2026-11-02'");
        await town.Save(town.Town.Applicant, 1, RequestTown.Words with { Statement = "言い換えた" });
        Assert.Equal(new DateTime(2026, 11, 2, 0, 0, 0, DateTimeKind.Utc), (await ItemOf(town, town.Town.Officer))!.Since);
        await town.Save(town.Town.Applicant, 2, Unfinished);
        Assert.Equal(WorkKind.Prepare, (await ItemOf(town, town.Town.Officer))!.Kind);
        await town.Save(town.Town.Applicant, 3);
        Assert.Equal(town.Town.Clock.GetUtcNow().UtcDateTime, (await ItemOf(town, town.Town.Officer))!.Since);
    }

    [Theory]
    [InlineData(RequestTown.PublicData, "", false), InlineData(RequestTown.PublicData, "words", true)]
    [InlineData(Town.ResidentData, "words", false), InlineData(Town.ResidentData, "words asked", false)]
    [InlineData(Town.ResidentData, "words asked given", true), InlineData(Town.ResidentData, "asked given", false)]
    [InlineData(Town.ResidentData, "asked given words", true)]
    public async Task What_counts_as_ready_is_what_the_button_of_the_page_says(string facts, string deeds, bool ready)
    {
        var town = await RequestTown.Build(database, facts);
        await town.Save(town.Town.Applicant, words: Unfinished);
        foreach (var deed in deeds.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await (deed switch
            {
                "words" => town.Save(town.Town.Applicant, 1),
                "asked" => town.AskAdvice(town.Town.Officer),
                _ => town.GiveAdvice(town.Town.Chief, 1),
            });
        var page = await new LoadRequestDraft(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Officer, town.CaseId, 1);
        Assert.Equal(ready, page!.WhyNotSubmittable(town.Town.Officer) is null);
        Assert.Equal(ready, await town.One<bool>("SELECT ready_since(r) IS NOT NULL FROM requests r"));
    }

    [Fact]
    public async Task Of_what_is_submitted_nobody_reads_that_it_waits_to_be()
    {
        var town = await RequestTown.Build(database);
        var (id, _) = await town.Submitted();
        Assert.False(await town.One<bool>("SELECT ready_since(r) IS NOT NULL FROM requests r"));
        Assert.IsType<Outcome<RequestStatus>.Done>(await town.Withdraw(town.Town.Officer, id));
        Assert.Null(await ItemOf(town, town.Town.Officer));
    }

    private async Task<WorkItem?> ItemOf(RequestTown town, Person who) =>
        (await Work(town, who)).Items.SingleOrDefault(i => i.Path.EndsWith("/request", StringComparison.Ordinal));

    private async Task<(int Items, int Awaited)> Counts(RequestTown town, Person who)
    {
        var work = await Work(town, who);
        return (work.Items.Length, work.Awaited.Length);
    }

    private Task<Work> Work(RequestTown town, Person who) =>
        new LoadWork(database.Postgres, town.Town.Editions, town.Town.Policies, town.Town.Clock).Load(who);
}
