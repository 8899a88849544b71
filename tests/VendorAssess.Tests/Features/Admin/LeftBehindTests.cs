using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Disposals;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Tests.Features.Disposals;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>What a post or department that has ended leaves to those who come after it.</summary>
public sealed class LeftBehindTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task What_an_ended_post_submitted_or_asked_for_is_taken_back_by_its_successor()
    {
        var requests = await RequestTown.Build(database);
        var town = requests.Town;
        var (id, _) = await requests.Submitted();
        await requests.Run(
            $"""
            INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                                    digest, person_id, post_id, via, at)
            VALUES ({requests.CaseId}, 1, ARRAY['K1'], 'x', 'x', '2026-11-01', '2026-12-01', ARRAY['ciso'], 'x',
                    repeat('0', 64), {town.Officer.Id}, {AdminTown.PostOf(town.Officer)}, 'Holder', '2026-11-01')
            """);
        var next = await requests.Settle("jicho", new Post(0, 1, "市民部", Roles.Officer, "次長"));
        Refused("提出した職に就いている人だけ", await requests.Withdraw(next, id));
        await requests.Run($"UPDATE posts SET until_date = '2026-11-20' WHERE id = {AdminTown.PostOf(town.Officer)}");

        Refused("廃止された", await requests.Withdraw(town.Manager, id));
        Assert.Equal(RequestStatus.Withdrawn, Done(await requests.Withdraw(next, id)));
        Assert.Equal(AdminTown.PostOf(next), await requests.One<int>("SELECT post_id FROM audit_log WHERE action = 'request.withdrawn'"));
        Assert.Equal(ExceptionStatus.Withdrawn, Done(
            await new WithdrawExceptions(database.Postgres, town.Clock).Run(next, null, 1)));
    }

    [Fact]
    public async Task The_records_of_disposal_of_a_closed_department_are_its_successor_s()
    {
        var kept = await KeptTown.Build(database);
        await kept.CloseLongAgo();
        await kept.Dispose(kept.Town.Officer);
        var records = new LoadDisposals(database.Postgres, kept.Town.Clock);
        Assert.Empty((await records.List(kept.Town.OtherApplicant, "", null)).Records);
        await kept.Force("UPDATE departments SET until_date = '2026-11-01', successor_id = 3 WHERE id = 2");
        Assert.Empty((await records.List(kept.Town.OtherApplicant, "", null)).Records);
        await kept.Force("UPDATE departments SET handed_over_at = '2026-11-02' WHERE id = 2");
        var record = Assert.Single((await records.List(kept.Town.OtherApplicant, "", null)).Records);
        Assert.NotNull(await records.Load(kept.Town.OtherApplicant, record.Id));
    }
}
