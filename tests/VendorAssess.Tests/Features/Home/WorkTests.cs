using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Features.Home;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Home;

public sealed class WorkTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_case_without_candidates_waits_for_its_department()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();

        Assert.Equal($"/cases/{id}/candidates", Assert.Single(await Paths(town, town.Applicant)));
        Assert.Equal($"/cases/{id}/candidates", Assert.Single(await Paths(town, town.Officer)));
        Assert.Empty(await Paths(town, town.OtherApplicant));
        Assert.Empty(await Paths(town, town.Chief));
    }

    [Fact]
    public async Task A_candidate_waits_for_answers_until_there_are_some()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        Assert.Equal($"/cases/{id}/candidates/1/answers", Assert.Single(await Paths(town, town.Applicant)));

        await Run("INSERT INTO answer_sheets (service_id) VALUES (1)");
        await Run(
            """
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at)
            VALUES (1, 'KM02', 1, '"a"', 'Browser', 1, now())
            """);

        Assert.Empty(await Paths(town, town.Applicant));
    }

    [Fact]
    public async Task A_previewed_workbook_waits_to_be_stored()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        await Run("INSERT INTO answer_sheets (service_id) VALUES (1)");
        await Run(
            """
            INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview, person_id, at)
            VALUES (1, 1, 1, 'a.xlsx', '', '', '{}', 1, now())
            """);

        var item = Assert.Single(await Items(town, town.Applicant));

        Assert.Contains("取り込みかけ", item.Deed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_waits_for_who_may_submit_it_and_then_for_who_decides()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        await Run(
            """
            INSERT INTO requests (case_id, candidate, procedure, submits, decides, drafted_by, drafted_at)
            VALUES (1, 1, 'full', '{officer}', '{chief}', 1, now())
            """);
        Assert.Equal(WorkKind.Prepare, await KindOfRequest(town, town.Officer));
        Assert.Null(await KindOfRequest(town, town.Chief));

        await Run("UPDATE requests SET complete_at = now()");

        Assert.Equal(WorkKind.Submit, await KindOfRequest(town, town.Officer));
        Assert.Null(await KindOfRequest(town, town.Applicant));

        await Run(
            """
            UPDATE requests
            SET status = 'Submitted', submitted_by = 3, submitted_post = 3, submitted_at = now(),
                digest = repeat('d', 64), content = 'c'
            """);

        Assert.Equal(WorkKind.Decide, await KindOfRequest(town, town.Chief));
        Assert.Null(await KindOfRequest(town, town.Officer));
        Assert.Null(await KindOfRequest(town, town.Auditor));
    }

    [Fact]
    public async Task A_request_sent_back_waits_until_a_new_one_is_drafted()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        await Run(
            """
            INSERT INTO requests (case_id, candidate, procedure, status, drafted_by, drafted_at, submitted_by, submitted_post,
                                  submitted_at, digest, content)
            VALUES (1, 1, 'full', 'SentBack', 1, now(), 3, 3, now(), repeat('d', 64), 'c')
            """);
        await Run(
            """
            INSERT INTO decisions (request_id, status, reason, digest, person_id, post_id, at)
            VALUES (1, 'SentBack', '理由', repeat('d', 64), 5, 5, now())
            """);
        Assert.Contains($"/cases/{id}/request", await Paths(town, town.Applicant));

        await Run(
            "INSERT INTO requests (case_id, candidate, procedure, drafted_by, drafted_at) VALUES (1, 1, 'full', 1, now())");

        Assert.DoesNotContain(await Items(town, town.Applicant), i => i.Deed.Contains("差し戻", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_handed_over_waits_for_procurement_since_that_moment()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        Assert.Empty(await Paths(town, town.Procurement));
        await Run("UPDATE cases SET stage_at = '2026-01-01'");

        await town.SetStage(id, "Procurement");

        var item = Assert.Single(await Items(town, town.Procurement));
        Assert.Equal($"/cases/{id}/specification", item.Path);
        Assert.True(item.Since > new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
    }

    private async Task<WorkKind?> KindOfRequest(Town town, Person person) =>
        (await Items(town, person)).FirstOrDefault(i => i.Path.Contains("request", StringComparison.Ordinal))?.Kind;

    private async Task<IEnumerable<string>> Paths(Town town, Person person) =>
        (await Items(town, person)).Select(i => i.Path);

    private async Task<IReadOnlyList<WorkItem>> Items(Town town, Person person) =>
        (await new LoadWork(database.Postgres, town.Editions, town.Policies, town.Clock).Load(person)).Items;

    private async Task Run(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }
}
