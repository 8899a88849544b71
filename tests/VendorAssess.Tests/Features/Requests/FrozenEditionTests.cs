using VendorAssess.Domain;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>What was submitted under one edition, seen after the case went over to another.</summary>
public sealed class FrozenEditionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task The_frozen_content_stays_readable_and_the_change_blocks()
    {
        var town = await RequestTown.Build(database);
        await town.Answer("SV07", "\"a\"");
        var (id, digest) = await town.Submitted();
        var newer = Newer();
        await town.Run($"UPDATE cases SET policy_hash = '{newer.Hash}'");

        var editions = new Editions(Town.Content, hash => Task.FromResult<IReadOnlyList<ContentFile>>(
            hash == newer.Hash ? [newer.File] : throw new InvalidOperationException(hash)));
        var seen = (await new LoadRequest(database.Postgres, editions, town.Town.Clock).Load(town.Town.Chief, id))!;
        Assert.True(seen.IsIntact);
        Assert.Equal("令和6年2月29日施行", seen.Frozen!.Policy.Edition);
        Assert.Contains(seen.SinceSubmission, c =>
            c.Area == "対策基準" && c.After!.StartsWith("令和9年4月1日施行", StringComparison.Ordinal));
        Assert.Contains(seen.Frozen.Answers, a => a is { Question: "SV07", Text.Length: > 0 });
        var decided = await new DecideRequest(database.Postgres, editions, town.Town.Clock).Run(
            town.Town.Chief, null, id, new(RequestStatus.Approved, "よい", [], digest, ""), town.Use);
        Assert.Contains(
            "内容が変わりました", Assert.IsType<Outcome<int?>.Refused>(decided).Reason, StringComparison.Ordinal);
    }

    private static (ContentFile File, string Hash) Newer()
    {
        var file = Town.Content.FilesByHash[Town.Content.Policies["kawaguchi"].Hash].Single();
        var newer = file with
        {
            Text = file.Text.Replace("edition: 令和6年2月29日施行", "edition: 令和9年4月1日施行", StringComparison.Ordinal),
        };
        return (newer, ContentFile.Hash([newer]));
    }
}
