using System.Text;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VendorAssess.Domain.People;
using VendorAssess.Features.Cases;
using VendorAssess.Store.Asking;

namespace VendorAssess.Benchmarks;

/// <summary>The list of cases as a signed-in person gets it, against a minimal API that runs the same SQL.</summary>
public sealed class ListPageBenchmark(Installation installation) : IAsyncDisposable
{
    private const int Cases = 50;
    private readonly HttpClient client = new();
    private WebApplication? floor;

    public async Task<Pair> Prepare()
    {
        var me = await AddCases();
        await StartFloor(me);
        var page = new Uri("/cases", UriKind.Relative);
        return new Pair(
            $"the list page: {Cases} cases, session and rights checked, rendered by Blazor",
            "a minimal API with the same SQL and the same rows as a plain table",
            () => Get(installation.SignedIn, page),
            () => Get(client, page)) { CountsMemory = false };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (floor is not null)
            await floor.DisposeAsync();
    }

    private async Task<Person> AddCases()
    {
        await using var db = await installation.Postgres.OpenForTask(ProductTask.Demo);
        var id = await db.QuerySingleAsync<int>("SELECT id FROM people WHERE login = 'shimin-tanto'");
        await db.ExecuteAsync(
            """
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            SELECT p.department_id, '案件 ' || n, '計測のための案件', 'kawaguchi', '', '', '{}', h.person_id, now()
            FROM generate_series(1, @Cases) n, post_holders h
            JOIN posts p ON p.id = h.post_id
            WHERE h.person_id = @id
            """,
            new { Cases, id });
        return new Person(id, "", []);
    }

    private async Task StartFloor(Person me)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        floor = builder.Build();
        var list = new ListCases(installation.Postgres, TimeProvider.System);
        floor.MapGet("/cases", async () => Results.Text(Table(await list.Load(me, new CaseFilter())), "text/html"));
        var address = $"http://127.0.0.1:{Installation.FreePort()}";
        floor.Urls.Add(address);
        await floor.StartAsync();
        client.BaseAddress = new Uri(address);
    }

    private static string Table(CaseListPage page)
    {
        var html = new StringBuilder("<table>");
        foreach (var row in page.Cases)
            html.Append("<tr><td>").Append(row.Id).Append("<td>").Append(row.Title).Append("<td>").Append(row.Department);
        return html.Append("</table>").ToString();
    }

    private static async Task Get(HttpClient client, Uri page)
    {
        using var answer = await client.GetAsync(page);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
