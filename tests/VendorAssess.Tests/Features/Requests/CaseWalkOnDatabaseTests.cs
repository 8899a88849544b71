using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Tests.Domain.Requests.Walks;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>The walks of the rules through the use cases: after each step the rows say what the model says.</summary>
[Trait("Runs", "once")]
public sealed class CaseWalkOnDatabaseTests(DatabaseFixture database, ITestOutputHelper output)
    : IClassFixture<DatabaseFixture>
{
    private const int Length = 60;

    private static readonly string Full = Town.ResidentData.Replace(
        "\"personal\"", "\"use_from\":\"2026-12-01\",\"personal\"", StringComparison.Ordinal);

    private static readonly string Report = Full.Replace("[\"internet\"]", "[\"standalone\"]", StringComparison.Ordinal)
        .Replace("\"own_network\":false", "\"own_network\":true", StringComparison.Ordinal);

    private const string Permission =
        """
        {"axes":{"importance":"II"},"cloud":true,"model":"saas","contract":"terms-with-agreement","segments":["internet"],
         "external_network":false,"important_system":false,"personal":"none","my_number":"none","use_from":"2026-12-01"}
        """;

    private static readonly string Connection = Permission
        .Replace("\"external_network\":false", "\"external_network\":true", StringComparison.Ordinal)
        .Replace("\"important_system\":false", "\"important_system\":true", StringComparison.Ordinal);

    private static readonly WalkCase[] Cases =
    [
        new(Setup.KawaguchiFull, Full, "K56", "外部サービス管理者", "クラウドサービス管理者"),
        new(Setup.KawaguchiReport, Report, "K56", "外部サービス管理者", "クラウドサービス管理者"),
        new(Setup.SendaiPermission, Permission, "S14", "情報管理者"),
        new(Setup.SendaiCiso, Connection, "S14", "情報管理者"),
    ];

    public static TheoryData<int> Walks => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Walks))]
    public async Task After_each_step_the_rows_say_what_the_model_says(int walk)
    {
        var town = await WalkTown.Build(database, Cases[walk]);
        var model = new CaseModel(Cases[walk].Setup);
        var rows = await town.Rows();
        var (done, steps) = (0, 0);
        foreach (var idea in Gen.Sample(WalkSteps.Walk(Length), 1).Single().Steps)
        {
            var step = idea.In(model);
            var expected = model.After(step);
            await town.Do(step, rows);
            var after = await town.Rows();
            var next = expected ?? model;
            Assert.True(next.Rows == after.AsModel, $"{model}\n{step}\n{next}\n{after}");
            Assert.Contains($"{model.Request} → {after.Request}", CaseWalkTests.Turns);
            // What has an effect is entered, once; what is refused has none.
            if (step.Deed is not (Deed.Change or Deed.KnockOut))
                Assert.Equal(expected is null ? 0 : 1, Math.Min(after.Entries - rows.Entries, 2));
            // Whether the content moved on is the content's business; its own tests know. What was refused moved nothing.
            if (expected is not null)
                model = next.Request == "Submitted"
                    ? next with { Age = await town.IsFresh(after) ? next.Frozen : next.Frozen + 1 }
                    : next;
            rows = after;
            steps++;
            done += expected is null ? 0 : 1;
        }
        var (alone, decisions) = await town.DecidedOnTheirOwn();
        Assert.Equal(0, alone);
        output.WriteLine($"{model.Setup.Procedure}: {steps} steps, {done} of them done, {decisions} decisions");
    }
}
