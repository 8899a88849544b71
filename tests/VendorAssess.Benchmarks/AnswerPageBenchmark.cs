using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Benchmarks;

/// <summary>The page with every question of a candidate, and one answer on its way from that page to the disk.</summary>
public sealed partial class AnswerPageBenchmark(Installation installation) : IAsyncDisposable
{
    private const string Question = "KM02";
    private readonly HttpClient client = new();
    private WebApplication? floor;
    private string path = "";
    private string token = "";
    private int revision;

    /// <param name="sheet">A candidate of a case that the person signed in may write to.</param>
    /// <param name="revision">The newest revision of the question's answer.</param>
    public async Task<Pair[]> Prepare(SheetKey sheet, int revision)
    {
        this.revision = revision;
        path = $"/cases/{sheet.CaseId}/candidates/{sheet.Candidate}/answers";
        var whole = await installation.SignedIn.GetStringAsync(new Uri($"{path}/all", UriKind.Relative));
        var empty = await installation.SignedIn.GetStringAsync(new Uri("/help", UriKind.Relative));
        token = Token().Match(whole).Groups["token"].Value;
        await StartFloor();
        return
        [
            new Pair(
                $"the page with all questions of a candidate: {whole.Length / 1024:N0} K characters, "
                    + $"{Circuits(whole)} circuits held open for it",
                $"a page with text alone ({empty.Length / 1024:N0} K characters, {Circuits(empty)} circuits)",
                () => Get(path + "/all"), () => Get("/help")) { CountsMemory = false },
            new Pair(
                "one answer from the page's script over HTTP until it is durable",
                "a minimal API with one bare prepared UPDATE … RETURNING, committed", Save, Update) { CountsMemory = false },
        ];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (floor is not null)
            await floor.DisposeAsync();
    }

    private async Task StartFloor()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        floor = builder.Build();
        floor.MapPost("/save", async (string note) =>
        {
            await using var db = await installation.Postgres.OpenConnectionAsync();
            return await db.QuerySingleAsync<int>(
                "UPDATE plain_answers SET note = @note, revision = revision + 1 WHERE id = 1 RETURNING revision", new { note });
        });
        var address = $"http://127.0.0.1:{Installation.FreePort()}";
        floor.Urls.Add(address);
        await floor.StartAsync();
        client.BaseAddress = new Uri(address);
    }

    private async Task Get(string page)
    {
        using var answer = await installation.SignedIn.GetAsync(new Uri(page, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task Save()
    {
        var names = new InputNames(Question);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{path}/items/{Question}", UriKind.Relative));
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = JsonContent.Create(new
        {
            inputs = new Dictionary<string, string[]>
            {
                [names.State] = [InputNames.Pending],
                [names.Note] = [revision.ToString(CultureInfo.InvariantCulture)],
                [names.Seen] = [revision.ToString(CultureInfo.InvariantCulture)],
            },
        });
        using var answer = await installation.SignedIn.SendAsync(request);
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (reply.GetProperty("state").GetString() != "saved")
            throw new InvalidOperationException($"{answer.StatusCode}: {reply}");
        revision = reply.GetProperty("now").GetProperty("revision").GetInt32();
    }

    private async Task Update()
    {
        using var answer = await client.PostAsync(new Uri("/save?note=計測のための補足", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    // What Blazor leaves in a page for each part that a circuit is to be opened for.
    private static int Circuits(string html) => Marker().Count(html);

    [GeneratedRegex("<!--Blazor:\\{\"type\":\"(server|auto)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
