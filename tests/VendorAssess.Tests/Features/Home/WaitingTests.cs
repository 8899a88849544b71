using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Home;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Home;

/// <summary>Who waits for whom along a procedure, as both sides read it on their first page.</summary>
public sealed class WaitingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Advice_that_was_asked_for_waits_for_who_gives_it()
    {
        var town = await RequestTown.Build(database, Town.ResidentData);
        await town.AskAdvice(town.Town.Officer);
        var path = $"/cases/{town.CaseId}/advice";
        Assert.Contains((await Work(town, town.Town.Chief)).Items, i => i.Path == path && i.Kind == WorkKind.Decide);
        Assert.Equal("統括情報セキュリティ責任者", Assert.Single((await Work(town, town.Town.Officer)).Awaited).Whom);
        Assert.DoesNotContain((await Work(town, town.Town.OtherApplicant)).Items, i => i.Path == path);
        await town.GiveAdvice(town.Town.Chief, 1);
        Assert.DoesNotContain((await Work(town, town.Town.Chief)).Items, i => i.Path == path);
        Assert.Empty((await Work(town, town.Town.Officer)).Awaited);
    }

    [Fact]
    public async Task A_submitted_request_waits_for_the_decider_and_a_question_turns_it_round()
    {
        var town = await RequestTown.Build(database);
        var (id, _) = await town.Submitted();
        Assert.Contains((await Work(town, town.Town.Chief)).Items, i => i.Path == $"/requests/{id}");
        Assert.Equal($"/requests/{id}", Assert.Single((await Work(town, town.Town.Officer)).Awaited).Path);

        var asked = await Say(town, town.Town.Chief, MessageKind.Asked, 0);
        Assert.Contains((await Work(town, town.Town.Applicant)).Items, i => i.Kind == WorkKind.Answer);
        Assert.Contains((await Work(town, town.Town.Chief)).Awaited, a => a.Whom == "市民課");
        await Say(town, town.Town.Applicant, MessageKind.Answered, asked);
        Assert.DoesNotContain((await Work(town, town.Town.Applicant)).Items, i => i.Kind == WorkKind.Answer);
        Assert.Contains((await Work(town, town.Town.Chief)).Items, i => i.Path.Contains("questions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-31", false), InlineData("2026-12-21", true), InlineData("2026-11-20", true)]
    public async Task A_condition_waits_for_its_post_from_thirty_days_before_its_day(string due, bool shown)
    {
        var town = await RequestTown.Build(database);
        var (id, digest) = await town.Submitted();
        await town.Decide(town.Town.Chief, id, digest, RequestStatus.ApprovedWithConditions);
        await town.Run(
            $"""
            ALTER TABLE checks DISABLE TRIGGER checks_append_only;
            UPDATE checks SET due = '{due}';
            ALTER TABLE checks ENABLE TRIGGER checks_append_only;
            """);
        Assert.Equal(shown, (await Work(town, town.Town.Manager)).Items.Any(i => i.Kind == WorkKind.Check));
        Assert.Equal(shown, (await Work(town, town.Town.Chief)).Awaited.Any(a => a.Path == "/checks/1"));
        Assert.DoesNotContain((await Work(town, town.Town.Applicant)).Items, i => i.Kind == WorkKind.Check);
    }

    [Theory]
    [InlineData("2027-01-31", false), InlineData("2026-12-21", true), InlineData("2026-11-21", true)]
    public async Task An_exception_waits_for_who_grants_it_and_its_end_for_who_asked(string until, bool ending)
    {
        var town = await RequestTown.Build(database, Town.ResidentData);
        await town.Answer("KM02", "\"d\"");
        var ciso = await town.Settle("ciso", new(0, 4, "情報政策課", Roles.Ciso, "CISO"));
        await new AskForExceptions(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            town.Town.Manager, null, town.CaseId, 1,
            new(["K56"], "業務を止められない", "目視", Town.Today, DateOnly.Parse(until, null), null));
        Assert.Contains((await Work(town, ciso)).Items, i => i.Path == "/exceptions/1");
        Assert.Contains((await Work(town, town.Town.Manager)).Awaited, a => a.Path == "/exceptions/1");

        await new DecideOnExceptions(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            ciso, null, 1, new(ExceptionStatus.Granted, "よい", await town.One<string>("SELECT digest FROM exceptions"), ""));
        Assert.DoesNotContain((await Work(town, ciso)).Items, i => i.Path == "/exceptions/1");
        Assert.Equal(ending, (await Work(town, town.Town.Manager)).Items.Any(i => i.Path == "/exceptions/1"));
    }

    private Task<Work> Work(RequestTown town, Person who) =>
        new LoadWork(database.Postgres, town.Town.Editions, town.Town.Policies, town.Town.Clock).Load(who);

    private async Task<int> Say(RequestTown town, Person who, MessageKind kind, int seen) =>
        Assert.IsType<Outcome<int>.Done>(
            await new SayInReview(database.Postgres, town.Town.Editions, town.Town.Clock)
                .Run(who, null, 1, new("K58", kind, "確かめましたか。", seen))).Value;
}
