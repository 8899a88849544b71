using Npgsql;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using VendorAssess.Database.Own;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>The program is killed between keystrokes, again and again, and nothing that was typed is lost.</summary>
public sealed class KilledServerTests(Stage stage) : BrowserTest(stage)
{
    private const int Kills = 4;
    private const string Typed = "暗号化は保存時と通信時の両方で有効。髙﨑𠮷の確認分も含む。";

    [Fact]
    public async Task Every_acknowledged_keystroke_is_in_the_database_and_the_others_follow()
    {
        await using var app = await AppUnderTest.Start();
        using var server = app.JoinServer();
        var clerk = await SignedIn("shimin-tanto", app: app);
        clerk.Watch.Expect("Failed to load resource");
        await Acknowledged.ListenOn(clerk.Page);
        var path = await clerk.BeginAnswers("殺されるクラウド");
        var acknowledged = new List<Acknowledged>();
        string[] items = ["KM02", "KM04"];
        await clerk.OpenAnswers($"{path}/KM");
        foreach (var item in items)
        {
            await clerk.Choice($"{item}.value", "a").CheckAsync();
            await clerk.OpenNotes(item);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            await clerk.TypeAcrossAKill(app, items[kill % items.Length], $"{kill}:{Typed}");
            await clerk.SeesAllSaved();
            AllStored(server, [.. await Acknowledged.On(clerk.Page)]);
        }
        acknowledged.AddRange(await Acknowledged.On(clerk.Page));
        Assert.True(acknowledged.Count > Kills * 2, $"Only {acknowledged.Count} saves were acknowledged.");
        AllStored(server, acknowledged);
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
        {
            var typed = Enumerable.Range(0, Kills).Where(k => k % items.Length == i).Select(k => $"{k}:{Typed}");
            Assert.Equal(string.Concat(typed), Newest(server, item));
        }
    }

    [Fact]
    public async Task What_a_closed_tab_could_not_send_to_a_dead_server_is_sent_by_the_next()
    {
        await using var app = await AppUnderTest.Start();
        using var server = app.JoinServer();
        var clerk = await SignedIn("shimin-tanto", app: app);
        clerk.Watch.Expect("Failed to load resource");
        var path = await clerk.BeginAnswers("閉じられるクラウド");
        await clerk.OpenAnswers($"{path}/KM");
        await app.Kill();
        await clerk.Choice("KM02.value", "a").CheckAsync();
        await clerk.OpenNotes("KM02");
        await clerk.Input("KM02:note").FillAsync(Typed);
        await Expect(clerk.PageState()).ToContainTextAsync("再送中");
        await clerk.Page.CloseAsync(new() { RunBeforeUnload = false });

        await app.StartAgain();
        // Another page of the same sheet sends it too.
        var next = new Visitor(await clerk.Page.Context.NewPageAsync(), clerk.Watch);
        await next.OpenAnswers($"{path}/EX");
        await next.SeesAllSaved();
        await Expect(next.Page.Locator("[data-elsewhere]")).ToBeHiddenAsync();
        Assert.Equal(Typed, Newest(server, "KM02"));
        await next.OpenAnswers($"{path}/KM");
        await Expect(next.Input("KM02:note")).ToHaveValueAsync(Typed);
    }

    private static void AllStored(OwnServer server, IReadOnlyList<Acknowledged> acknowledged)
    {
        var stored = Stored(server);
        Assert.All(acknowledged, a => Assert.Equal(a.Note, stored[(a.Item, a.Revision)]));
        // Gapless: each item's revisions are 1 to n.
        Assert.All(stored.Keys.GroupBy(k => k.Item), g => Assert.Equal(g.Count(), g.Max(k => k.Revision)));
    }

    private static string Newest(OwnServer server, string item) =>
        Stored(server).Where(s => s.Key.Item == item).MaxBy(s => s.Key.Revision).Value;

    private static Dictionary<(string Item, int Revision), string> Stored(OwnServer server)
    {
        using var postgres = NpgsqlDataSource.Create(server.ConnectionString(ServerRoles.App, ServerRoles.Database));
        using var db = postgres.OpenConnection();
        // Row-level security shows nothing to who does not say what for.
        using (var asking = new NpgsqlCommand("SELECT ask_as_task('Demo')", db))
            asking.ExecuteNonQuery();
        using var command = new NpgsqlCommand("SELECT question, revision, note FROM answers", db);
        using var reader = command.ExecuteReader();
        var stored = new Dictionary<(string, int), string>();
        while (reader.Read())
            stored.Add((reader.GetString(0), reader.GetInt32(1)), reader.GetString(2));
        return stored;
    }
}
