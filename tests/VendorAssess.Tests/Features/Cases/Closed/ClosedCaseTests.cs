using System.Text.RegularExpressions;
using Dapper;
using VendorAssess.Database;
using VendorAssess.Tests.Access.Matrix;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>
/// Every write on a case × closed before, closed while the write waits, open: what is closed takes nothing and says so,
/// however it was closed, and the same write on the open case has its effect.
/// </summary>
[Trait("Runs", "once")]
public sealed partial class ClosedCaseTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    private readonly Ground ground = new(database);
    private readonly TableDigests digests = new(database.Superuser);

    public static TheoryData<string> Names => [.. Writes.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_closed_case_takes_nothing_and_says_so(string write)
    {
        var deed = await Writes.All[write](ground);
        var before = await Digests();
        await SetStage("Closed");
        Assert.Matches(Over(), await deed());
        await SetStage("Considering");
        Assert.Matches(Over(), await WhileBeingClosed(deed));
        Assert.Equal(before, await Digests());

        await SetStage("Considering");
        Assert.Null(await deed());
        Assert.NotEqual(before, await Digests());
    }

    [Fact]
    public void Every_write_on_a_case_is_tried()
    {
        var source = Path.GetFullPath(Path.Combine(ProductFolders.Migrations, "..", "src", "VendorAssess", "Features"));
        string[] ofCases = ["Answers", "Cases", "Checks", "Findings", "Requests", "Specification", "Uses", "Sheets", "Comparison"];
        var writes = ofCases
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(source, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => WritesOne().IsMatch(File.ReadAllText(f)))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(
            Writes.All.Keys.Select(n => n.Split(',')[0]).Concat(NotOnACase.Keys).Distinct().Order(StringComparer.Ordinal),
            writes.Order(StringComparer.Ordinal));
    }

    private static readonly Dictionary<string, string> NotOnACase = new(StringComparer.Ordinal)
    {
        ["BeginCase"] = "there is none yet", ["ReopenCase"] = "takes up what is closed",
        ["KeepFile"] = "the part of ImportWorkbook, ImportPack and ImportPaper that writes",
        ["RecordLook"] = "the CISO looks over the 例外措置 of the whole city",
        ["EnterLink"] = "a vendor says who they are, and reads what was handed in",
        ["RevokeSubLink"] = "a vendor takes access away, which is never too late",
        ["PlanReminders"] = "asks of each link whether its case is closed; tested with the mails",
    };

    private async Task<string> WhileBeingClosed(Func<Task<string?>> deed)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await using var closing = await db.BeginTransactionAsync();
        await db.ExecuteAsync("UPDATE cases SET stage = 'Closed'; SELECT FROM answer_links ORDER BY id FOR UPDATE");
        var running = Task.Run(deed);
        for (var tries = 0; tries < 500 && !running.IsCompleted && !await SomebodyWaits(); tries++)
            await Task.Delay(10);
        Assert.False(running.IsCompleted, running.IsCompletedSuccessfully ? $"It does not wait: {await running}" : $"{running.Exception}");
        await closing.CommitAsync();
        return await running ?? "";
    }

    // On a connection of its own: a transaction looks at the others' activity once.
    private async Task<bool> SomebodyWaits()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')");
    }

    private async Task SetStage(string stage)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE cases SET stage = @stage", new { stage });
    }

    // The case's own row says when it was closed; whatever is done to it stands in the audit log.
    private async Task<SortedDictionary<string, string>> Digests()
    {
        var all = await digests.All();
        all.Remove("cases");
        return all;
    }

    public void Dispose() => ground.Dispose();

    [GeneratedRegex("案件は.*終了しています|検討が終わった", RegexOptions.None, 1000)]
    private static partial Regex Over();

    [GeneratedRegex(@"BeginTransactionAsync|postgres\.Keep\(|KeepEvidence evidence", RegexOptions.None, 1000)]
    private static partial Regex WritesOne();
}
