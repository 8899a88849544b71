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

    [Theory, InlineData(0), InlineData(1)]
    public async Task After_each_step_the_rows_say_what_the_model_says(int setup)
    {
        var town = await WalkTown.Build(database, setup == 0 ? Full : Report);
        var model = new CaseModel(Setup.All[setup]);
        var rows = await town.Rows();
        var (done, steps) = (0, 0);
        foreach (var idea in Gen.Sample(WalkSteps.Walk(Length), 2).SelectMany(w => w.Steps))
        {
            var step = idea.In(model);
            var expected = model.After(step);
            await town.Do(step, rows);
            var after = await town.Rows();
            var next = expected ?? model;
            Assert.True(next.Rows == after.AsModel, $"{model}\n{step}\n{next}\n{after}");
            // What has an effect is entered, once; what is refused has none.
            if (step.Deed is not (Deed.Change or Deed.KnockOut))
                Assert.Equal(expected is null ? 0 : 1, Math.Min(after.Entries - rows.Entries, 2));
            // Whether the content moved on is the content's business; its own tests know.
            model = next.Request == "Submitted" && !await town.IsFresh(after)
                ? next with { Age = next.Frozen + 1 }
                : next with { Age = next.Request == "Submitted" ? next.Frozen : next.Age };
            rows = after;
            steps++;
            done += expected is null ? 0 : 1;
        }
        output.WriteLine($"{model.Setup.Procedure}: {steps} steps, {done} of them done");
    }
}
