using Dapper;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Disposals;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Domain.Retention;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Disposals;

/// <summary>What is not due stays, whoever asks and whichever way.</summary>
public sealed class DisposalGuardTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private KeptTown town = null!;

    public async ValueTask InitializeAsync() => town = await KeptTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_open_case_one_without_a_rule_and_one_within_its_years_are_refused_by_the_database_too()
    {
        await Refused("not due");
        await town.Close();
        Assert.Single((await town.List(town.Town.Officer, KeptState.Endless)).Cases);
        await Refused("not due");
        await town.SetRule(years: 1);
        Assert.Contains("まだ廃棄できません", Refusal(await town.Dispose(town.Town.Officer)), StringComparison.Ordinal);
        await Refused("not due");
        Assert.NotEmpty(await town.TablesWith(KeptTown.Words));
    }

    [Fact]
    public async Task Only_the_post_that_the_rule_names_decides()
    {
        await town.CloseLongAgo();
        foreach (var who in (Person[])[town.Town.Applicant, town.Town.Manager, town.Town.Chief])
        {
            Assert.Contains("決める職", Refusal(await town.Dispose(who)), StringComparison.Ordinal);
            await Refused("does not decide", who);
        }
        Assert.Contains("読み込み直して", Refusal(await town.Dispose(town.Town.OtherApplicant)), StringComparison.Ordinal);
        // Under the name of somebody else's post.
        await Refused("does not decide", town.Town.Applicant, town.Town.Officer.Posts[0]);
        // Under the name of somebody else.
        await Refused("not who asks", town.Town.Officer, asks: town.Town.Applicant);
        Assert.True(await town.DisposeDirectly(town.Town.Officer) > 0);
    }

    [Fact]
    public async Task Of_two_who_dispose_at_once_one_does()
    {
        await town.CloseLongAgo();
        var both = await Task.WhenAll(town.Dispose(town.Town.Officer), town.Dispose(town.Town.Officer));
        Assert.Single(both, Outcome.Done(1));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM disposals"));
    }

    [Fact]
    public async Task Neither_rule_nor_closing_is_dated_back_by_the_app()
    {
        await town.Close();
        await using var db = await database.Postgres.OpenForTask(ProductTask.Administration);
        await db.ExecuteAsync(
            """
            INSERT INTO retention_rules (kind, years, first_month, decides, basis, person_id, recorded_at)
            VALUES ('UseEnded', 1, 4, '{officer}', '規程', 1, '2001-01-01');
            UPDATE cases SET stage = 'Considering';
            INSERT INTO case_closings (case_id, number, kind, reason, use_ended_on, person_id, post_id, via, at)
            VALUES (1, 2, 'UseEnded', '終えた', '2001-01-01', 1, 1, 'Holder', '2001-01-01');
            UPDATE cases SET stage = 'Closed'
            """);
        await Refused("not due");
        foreach (var statement in Forbidden)
            await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(statement));
    }

    private static readonly string[] Forbidden =
    [
        "UPDATE case_closings SET at = '2001-01-01'", "DELETE FROM retention_rules", "UPDATE retention_rules SET years = 1",
        "INSERT INTO retention_rules (kind, years, first_month, decides, basis, person_id) VALUES ('UseEnded', 0, 4, '{officer}', '規程', 1)",
        "INSERT INTO disposals (case_id) VALUES (1)",
        "SELECT set_config('vendorassess.disposing', 'on', false); DELETE FROM answers",
        "SELECT set_config('vendorassess.disposing', 'on', false); UPDATE decisions SET reason = ''",
    ];

    [Fact]
    public async Task A_longer_rule_reaches_what_is_closed_and_a_shorter_one_does_not()
    {
        await town.SetRule(years: 5);
        await town.Close();
        var five = await KeptUntil();
        await town.SetRule(years: 1);
        Assert.Equal(five, await KeptUntil());
        await town.SetRule(years: 10);
        Assert.Equal(five!.Value.AddYears(5), await KeptUntil());
        await town.SetRule(years: null);
        Assert.Null(await KeptUntil());
    }

    [Fact]
    public async Task The_database_counts_years_as_the_rule_does()
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        foreach (var row in RetentionRuleTests.Table)
        {
            var (closedOn, years, firstMonth, lastDay) = row.Data;
            Assert.Equal(DateOnly.Parse(lastDay, null), await db.QuerySingleAsync<DateOnly>(
                "SELECT last_kept_day(@closedOn::date, @years, @firstMonth)", new { closedOn, years, firstMonth }));
        }
    }

    [Fact]
    public async Task Every_table_that_leads_to_a_case_is_disposed_of_with_it()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var tables = await db.QueryAsync<string>(
            """
            WITH RECURSIVE towards AS (
                SELECT 'cases'::regclass::oid AS id
                UNION
                SELECT f.conrelid FROM pg_constraint f JOIN towards l ON l.id = f.confrelid WHERE f.contype = 'f'
            )
            SELECT l.id::regclass::text FROM towards l ORDER BY 1
            """);
        var body = await db.QuerySingleAsync<string>("SELECT prosrc FROM pg_proc WHERE proname = 'dispose_case'");
        Assert.DoesNotContain(tables, table => !body.Contains($"['{table}', ", StringComparison.Ordinal));
        await town.CloseLongAgo();
        await town.Dispose(town.Town.Officer);
        var emptied = await town.One<int>("SELECT count(*)::int FROM disposals x, jsonb_object_keys(x.rows)");
        // Of extensions and reopenings the case has none.
        Assert.Equal(tables.Count() - 2, emptied);
    }

    private async Task Refused(string why, Person? who = null, Post? post = null, Person? asks = null)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => town.DisposeDirectly(who ?? town.Town.Officer, post, asks));
        Assert.Contains(why, refused.MessageText, StringComparison.Ordinal);
    }

    private Task<DateOnly?> KeptUntil() => town.One<DateOnly?>("SELECT kept_until FROM closed_cases");

    private static string Refusal(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Reason;
}
