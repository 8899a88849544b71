using Dapper;
using Npgsql;
using VendorAssess.Features.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Policies;

/// <summary>What is in force is kept at each start, so that it stays readable after the files moved on.</summary>
public sealed class KeepEditionsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;

    public async ValueTask InitializeAsync() => town = await Town.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_start_keeps_every_policy_with_its_questions_and_says_so_in_the_log_once()
    {
        await Start(Town.Content);
        await Start(Town.Content);
        var policies = Town.Content.Policies.Count;
        Assert.Equal(policies + 1, await One<int>("SELECT count(*)::int FROM editions"));
        Assert.Equal(policies + Town.Content.FilesByHash[Town.Content.Bank.Hash].Count,
            await One<int>("SELECT count(*)::int FROM edition_files"));
        Assert.Equal(policies + 1, await One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'edition.in-force'"));
        Assert.Equal(Town.Content.Policies["kawaguchi"].Hash,
            await One<string>("SELECT after_digest FROM audit_log WHERE subject_id = 'kawaguchi'"));
    }

    [Fact]
    public async Task Processes_that_start_at_once_keep_each_edition_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Start(Town.Content)));
        Assert.Equal(Town.Content.Policies.Count + 1, await One<int>("SELECT count(*)::int FROM editions"));
        Assert.Equal(Town.Content.Policies.Count + 1, await One<int>("SELECT count(*)::int FROM audit_log"));
    }

    [Fact]
    public async Task After_a_file_really_changed_the_edition_before_it_is_read_as_it_was()
    {
        var older = await OlderContent.Keep(database);
        await Start(Town.Content);

        var editions = new Editions(Town.Content, Kept);
        var kept = await editions.Find("kawaguchi", older.Policies["kawaguchi"].Hash, older.Bank.Hash);

        Assert.Equal("令和4年4月1日施行", kept.Policy.Edition);
        Assert.NotNull(kept.Policy.FindRequirement("K99"));
        Assert.Null(kept.Policy.FindRequirement("K24"));
        Assert.Equal("通信の暗号化の方式を選んでください。", kept.Bank.Find("KM01")!.Text);
        Assert.Equal("令和6年2月29日施行", editions.Current.Policies["kawaguchi"].Edition);
    }

    [Fact]
    public async Task An_edition_with_a_registered_standard_is_kept_with_the_standard()
    {
        var older = await OlderContent.Keep(database);
        var kept = await new Editions(Town.Content, Kept).Find("sendai", older.Policies["sendai"].Hash, older.Bank.Hash);
        Assert.Equal(["C1", "C2"], kept.Policy.Requirements.Where(r => r.Standard.Length > 0).Select(r => r.Id));
        Assert.Equal("令和5年3月28日改正（令和5年4月1日実施）、見本の利用基準（令和7年4月1日施行）",
            await One<string>("SELECT edition FROM editions WHERE policy = 'sendai'"));
    }

    [Theory]
    [InlineData("UPDATE editions SET edition = ''")]
    [InlineData("DELETE FROM editions")]
    [InlineData("UPDATE edition_files SET content = ''")]
    [InlineData("DELETE FROM edition_files")]
    public async Task What_is_kept_cannot_be_changed_by_the_app(string sql)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        var e = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    private Task Start(ContentLibrary content) =>
        new KeepEditions(database.Postgres, new Editions(content, Kept), town.Clock).Run();

    private async Task<IReadOnlyList<ContentFile>> Kept(string hash)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }

    private async Task<T> One<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.ExecuteScalarAsync<T>(sql))!;
    }
}
