using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Transfers;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;
using static VendorAssess.Tests.Features.Admin.TransferDesk;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>What goes with a 人事異動: 代理 and 委任 that end, posts of trust, and first desk.Passwords.</summary>
public sealed class TransferActingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Light = "{light}";

    private AdminTown town = null!;
    private TransferDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        town = await AdminTown.Build(database);
        desk = new(database, town);
    }

    public ValueTask DisposeAsync()
    {
        desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Substitutions_and_delegations_end_the_day_before_unless_they_stay_and_come_back_when_it_is_cancelled()
    {
        var (head, chief) = (AdminTown.PostOf(town.Town.Manager), AdminTown.PostOf(town.Town.Chief));
        var handler = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        await town.Run(
            $"""
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES ({chief}, {town.Town.Manager.Id}, '2026-11-01', '2027-03-31', '出張', 1, '2026-10-01'),
                   ({head}, {town.Town.Applicant.Id}, '2026-11-01', '2027-03-31', '休暇', 1, '2026-10-01'),
                   ({head}, {town.Town.Applicant.Id}, '2027-04-01', '2027-05-31', '休暇', 1, '2026-10-01'),
                   ({chief}, {town.Town.Officer.Id}, '2026-11-01', '2027-03-31', '欠員', 1, '2026-10-01');
            INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
            VALUES ({chief}, {handler}, '2026-04-01', '{Light}', '規程', 1, '2026-10-01')
            """);
        var before = await ActingTerms();
        var id = Done(await desk.Read("市民課,情報セキュリティ管理者,kacho,,keiyaku,\n情報政策課,情報政策課長,,着任,fukushi,\n"));
        var plan = (await desk.Load(id))!.Plan!;
        Assert.Equal([1, 2, 3, 1], plan.Acting.Select(a => a.Id));

        Done(await Apply(id, new TransferWish(plan.Digest, ["Substitution-2"], "")));

        var last = Day.AddDays(-1);
        Assert.Equal(
            $"1 {last:O}, 2 2027-03-31, 4 2027-03-31 / 1 {last:O}", await ActingTerms());
        Assert.DoesNotContain(await town.Held(town.Town.Manager.Id, Day), h => h.StartsWith("Sub", StringComparison.Ordinal));
        Assert.Equal(
            $"delegation.ended {chief}, substitution.cancelled {head}, substitution.ended {chief}",
            await town.One<string>(
                """
                SELECT string_agg(action || ' ' || subject_id, ', ' ORDER BY action)
                FROM audit_log WHERE action LIKE 'substitution.%' OR action LIKE 'delegation.%'
                """));
        Assert.Equal("Substitution-2", await town.One<string>(
            "SELECT detail->>'残した代理・委任' FROM audit_log WHERE action = 'transfer.applied'"));
        Assert.Equal(3, (await desk.Load(id))!.Frame.EndedActing);

        Done(await desk.Cancel(id));
        Assert.Equal(before, await ActingTerms());
    }

    [Fact]
    public async Task By_a_file_too_the_administrator_takes_no_post_of_trust_while_another_one_administers()
    {
        var id = Done(await desk.Read("情報政策課,統括情報セキュリティ責任者,tokatsu,,kanri,\n"));
        var digest = (await desk.Load(id))!.Plan!.Digest;
        Refused("理由を書いて", await Apply(id, new(digest, [], "")));
        await town.AddPerson("kanri2");
        Done(await town.Take(AdminTown.PostOf(town.By.Person), "kanri2"));
        Refused("ほかの管理者に頼んで", await Apply(id, new TransferWish(digest, [], "急ぎ")));
        var other = await town.One<int>("SELECT id FROM people WHERE login = 'kanri2'");
        Done(await town.Leave(AdminTown.PostOf(town.By.Person), other, Today, null));
        Done(await Apply(id, new TransferWish(digest, [], "欠員のため")));
        Assert.Equal("欠員のため", await town.One<string>(
            "SELECT detail->>'自分に与えた理由' FROM audit_log WHERE action = 'transfer.applied'"));
    }

    [Fact]
    public async Task A_line_that_makes_an_auditor_work_in_what_is_audited_is_named_and_asks_for_one_reason()
    {
        var id = Done(await desk.Read("市民課,担当者,,着任,kansa,\n監査,監査担当,,着任,n1,新人一\n福祉課,担当者,,着任,n1,新人一\n"));
        var plan = (await desk.Load(id))!.Plan!;
        Assert.Equal(
            [(2, "市民課 担当者"), (3, "福祉課 担当者")], plan.Overlaps.Select(o => (o.Line, o.Overlap.Audited)));
        Refused("「監査と兼ねる理由」を書いて", await Apply(id, new TransferWish(plan.Digest, [], "")));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM people WHERE login = 'n1'"));
        Done(await Apply(id, new TransferWish(plan.Digest, [], "", "欠員のため")));
        Assert.Equal(2, await town.One<int>("SELECT count(*)::int FROM same_auditors WHERE reason = '欠員のため'"));
        Assert.Equal("欠員のため", await town.One<string>(
            "SELECT detail->>'監査と兼ねる理由' FROM audit_log WHERE action = 'transfer.applied'"));
    }

    [Fact]
    public async Task Who_has_a_password_by_another_way_or_no_account_in_use_gets_no_new_one()
    {
        var id = Done(await desk.Read("市民課,担当者,,着任,n1,新人一\n市民課,担当者,,着任,n2,新人二\n市民課,担当者,,着任,n3,新人三\n市民課,担当者,,着任,n4,新人四\n"));
        Done(await Apply(id, new((await desk.Load(id))!.Plan!.Digest, [], "")));
        var work = new AccountWork(database.Postgres, Rules, town.Town.Clock);
        Done(await new ResetPassword(work, desk.Passwords).Run(
            town.By.Person, null, await town.One<int>("SELECT id FROM people WHERE login = 'n1'")));
        await town.Run(
            """
            UPDATE people SET last_sign_in_at = '2026-11-20' WHERE login = 'n2';
            UPDATE people SET active = false WHERE login = 'n3'
            """);
        Assert.Equal(1, (await desk.Load(id))!.Frame.WithoutPassword);
        var issued = Done(await desk.Issuing.Run(town.By, id));
        Assert.Equal(["n4"], issued.Select(i => i.Login));
    }

    private Task<Outcome<int>> Apply(int id, TransferWish wish) => desk.Applying.Run(town.By, id, wish);

    private Task<string> ActingTerms() => town.One<string>(
        """
        SELECT (SELECT string_agg(id || ' ' || until_date, ', ' ORDER BY id) FROM post_substitutes) || ' / '
            || (SELECT string_agg(id || ' ' || coalesce(until_date::text, '-'), ', ' ORDER BY id) FROM post_delegations)
        """);
}
