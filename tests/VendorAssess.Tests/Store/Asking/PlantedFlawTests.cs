using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Cases;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Comparison;
using VendorAssess.Features.Home;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Sheets;
using VendorAssess.Features.Specification;
using VendorAssess.Features.Uses;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>Should every statement forget its join: visible_cases and readable_sheet say yes to all here.</summary>
public sealed class PlantedFlawTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        await town.AddCase();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.FillCases();
        await db.ExecuteAsync(
            """
            CREATE OR REPLACE FUNCTION visible_cases(person integer, today date) RETURNS TABLE (case_id integer)
            STABLE LANGUAGE sql AS 'SELECT c.id FROM cases c';
            CREATE OR REPLACE FUNCTION readable_sheet(person integer, today date, of_service integer, of_case integer)
            RETURNS TABLE (sheet_id integer, considered boolean) STABLE ROWS 1 LANGUAGE plpgsql AS $$
            BEGIN
                RETURN QUERY SELECT h.id, true FROM answer_sheets h WHERE h.service_id = of_service OR h.case_id = of_case;
            END $$
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_flaw_is_there_for_who_is_bound_by_nothing()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.NotNull(await db.LoadCaseFile(1, town.OtherApplicant.Id, Town.Today));
    }

    [Fact]
    public async Task Another_department_sees_nothing_of_the_case()
    {
        var (postgres, clock, other, editions) = (database.Postgres, town.Clock, town.OtherApplicant, town.Editions);
        Assert.Empty((await new ListCases(postgres, clock).Load(other, new CaseFilter())).Cases);
        Assert.Null(await new LoadAnswers(postgres, editions, clock).Load(other, 1, 1, default));
        Assert.Null(await new LoadComparison(postgres, editions, clock).Load(other, 1, default));
        Assert.Null(await new LoadSpecification(postgres, editions, clock).Load(other, 1));
        Assert.Null(await new LoadRequest(postgres, editions, clock).Load(other, 1));
        var requests = await new ListRequests(postgres, clock).Load(other, new RequestFilter());
        Assert.Empty(requests.Waiting.Concat(requests.All));
        Assert.Empty((await new ListUses(postgres, clock).Load(other, new UseFilter())).Uses);
        Assert.Null(await new LoadUse(postgres, clock).Load(other, 1));
        Assert.Null(await new LoadCheck(postgres, clock).Load(other, 1));
        var work = await new LoadWork(postgres, editions, town.Policies, clock).Load(other);
        Assert.Empty(work.Items);
        Assert.Empty(work.Awaited);
    }

    [Fact]
    public async Task Nor_do_the_statements_of_the_case_file_under_anybody_else_s_number()
    {
        await using var db = await database.Postgres.OpenAs(town.OtherApplicant, Town.Today);
        Assert.Null(await db.LoadCaseFile(1, town.Applicant.Id, Town.Today));
        Assert.Null(await db.LockCase(1));
    }

    [Fact]
    public async Task A_write_into_it_is_refused()
    {
        var added = await new AddCandidate(database.Postgres, town.Clock).Run(
            town.OtherApplicant, null, 1, new WantedService(null, "事業者", "サービス", ""));
        Assert.IsType<Outcome<int>.Refused>(added);
    }
}
