using VendorAssess.Domain;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Invitations;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>Who in the city may ask a vendor, and see and change what was asked.</summary>
public sealed class InvitationRightsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private LinkTown town = null!;

    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Those_who_work_on_the_case_may_do_all_of_it()
    {
        foreach (var me in new[] { town.Town.Applicant, town.Town.Manager, town.Town.Officer })
        {
            var place = await town.Invite(me: me);
            await town.Submit(await town.Enter(await town.Secret(place)));
            Assert.All(await Deeds(me, place), outcome => Assert.Null(outcome));
        }
    }

    [Fact]
    public async Task To_others_there_is_no_such_case()
    {
        var place = await town.Invite();
        foreach (var stranger in new[] { town.Town.OtherApplicant, town.Town.Procurement })
        {
            Assert.Null(await town.Seen(place, stranger));
            Assert.Null(await Listed(stranger));
            Assert.All(await Deeds(stranger, place), outcome => Assert.Equal(LinkRefusals.NoSuchLink, outcome));
            Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Invite(stranger));
        }
    }

    [Fact]
    public async Task Those_who_only_see_the_case_read_and_change_nothing()
    {
        var place = await town.Invite();
        await town.Town.SetStage(town.CaseId, "Procurement");
        foreach (var reader in new[] { town.Town.Chief, town.Town.Auditor, town.Town.Procurement })
        {
            Assert.NotNull(await town.Seen(place, reader));
            Assert.Single((await Listed(reader))!.Links);
            foreach (var outcome in await Deeds(reader, place))
            {
                Assert.NotNull(outcome);
                Assert.NotEqual(LinkRefusals.NoSuchLink, outcome);
            }
            Assert.IsType<Outcome<int>.Refused>(await Invite(reader));
        }
    }

    [Fact]
    public async Task A_number_counts_only_with_its_own_case_and_candidate()
    {
        var place = await town.Invite();
        var other = await town.Town.AddCase();
        await town.Town.AddCandidate(other, 1, "別のクラウド");
        foreach (var wrong in new[] { place with { CaseId = other }, place with { Candidate = 2 }, place with { LinkId = 99 } })
        {
            Assert.Null(await town.Seen(wrong));
            Assert.All(await Deeds(town.Town.Applicant, wrong), o => Assert.Equal(LinkRefusals.NoSuchLink, o));
        }
    }

    [Fact]
    public async Task A_sub_link_is_reached_only_through_the_link_it_hangs_on()
    {
        var place = await town.Invite();
        var visitor = await town.Enter(await town.Secret(place));
        var subLink = Assert.IsType<Outcome<int>.Done>(await town.HandOver(visitor, "", "EX")).Value;
        Assert.Null(await town.Seen(place with { LinkId = subLink }));
        Assert.IsType<Outcome<bool>.Done>(await town.RevokeLink.Run(town.Town.Applicant, null, place, subLink));
        Assert.Equal(LinkState.Revoked, (await town.Seen(place))!.City.SubLinks.Single().Link.StateOn(town.Today));
    }

    [Fact]
    public async Task Only_what_the_case_asks_a_vendor_can_be_asked()
    {
        var groups = (await Listed(town.Town.Applicant))!.Groups;
        Assert.Contains(groups, g => g.Id == "KM");
        Assert.IsType<Outcome<int>.Done>(await Invite(town.Town.Applicant, [.. groups.Select(g => g.Id)]));
        Assert.IsType<Outcome<int>.Refused>(await Invite(town.Town.Applicant, "ZZ"));
        Assert.IsType<Outcome<int>.Refused>(await Invite(town.Town.Applicant));
        Assert.Equal(
            Outcome.Refused<int>(AnswerRefusals.NoSuchCase),
            await new InviteVendor(database.Postgres, town.Town.Editions, town.Clock)
                .Run(town.Town.Applicant, null, town.CaseId, 7, town.Invitation));
    }

    [Fact]
    public async Task Every_deed_is_in_the_audit_log_with_who_did_it_and_without_names_or_addresses()
    {
        var place = await town.Invite();
        var (visitor, session) = await town.EnterWith(await town.Secret(place));
        var renamed = visitor with { Name = "試験 三郎" };
        var naming = new EnterLink(database.Postgres, town.Clock);
        foreach (var before in new[] { visitor, renamed })
            Assert.Equal(Outcome.Done(renamed), await naming.Run(session, before, renamed.Company, renamed.Name, null));
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM audit_log WHERE action = 'link.named'"));
        var subLink = Assert.IsType<Outcome<int>.Done>(await town.HandOver(visitor, "jiro@vendor.example", "EX")).Value;
        await town.SubSecret(visitor, subLink);
        await town.Save(visitor, LinkTown.Answer("KM02", 0, "a"));
        await new RevokeSubLink(database.Postgres, town.Clock).Run(visitor, LinkTown.Network, subLink);
        await town.Submit(visitor);
        await Deeds(town.Town.Manager, place);
        await town.SentMails();
        Assert.Equal(
            "answers.saved link.created link.exchanged link.extended link.handed-over link.named link.opened link.reminded "
                + "link.reopened link.revoked link.shown link.submitted mail.sent",
            await town.Ask<string>("SELECT string_agg(DISTINCT action, ' ' ORDER BY action) FROM audit_log"));
        Assert.Equal(5, await town.Ask<int>(
            "SELECT count(*)::int FROM audit_log WHERE person_id = @Id AND post_id IS NOT NULL", new { town.Town.Manager.Id }));
        var log = await town.Ask<string>("SELECT string_agg(a::text, ' ') FROM audit_log a");
        foreach (var name in new[] { "花子", "三郎", "次郎", "vendor.example", "048-000" })
            Assert.DoesNotContain(name, log, StringComparison.Ordinal);
    }

    /// <summary>Everything that is done with a link, and why not.</summary>
    private async Task<string?[]> Deeds(Person me, LinkPlace place)
    {
        var today = town.Today;
        return
        [
            WhyNot(await town.ExtendLink.Run(me, null, place, new(today.AddDays(3), today.AddDays(5)))),
            WhyNot(await town.ReopenLink.Run(me, null, place, "確かめてください")),
            WhyNot(await town.RemindVendor.Run(me, null, place)),
            WhyNot(await new ShowLink(database.Postgres, town.LinkBase, town.Clock).Run(me, null, place)),
            WhyNot(await town.RevokeLink.Run(me, null, place, null)),
        ];
    }

    private static string? WhyNot<T>(Outcome<T> outcome) => (outcome as Outcome<T>.Refused)?.Reason;

    private Task<InvitationList?> Listed(Person me) =>
        new LoadInvitations(database.Postgres, town.Town.Editions, town.Clock).Load(me, town.CaseId, 1, default);

    private Task<Outcome<int>> Invite(Person me, params string[] groups) =>
        new InviteVendor(database.Postgres, town.Town.Editions, town.Clock).Run(
            me, null, town.CaseId, 1, town.Invitation with { Groups = [.. groups] });
}
