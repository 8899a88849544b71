using VendorAssess.Domain;
using VendorAssess.Excel.Apart;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>What the writes are prepared on; what they leave behind goes with it.</summary>
internal sealed class Ground(DatabaseFixture database) : IDisposable
{
    private readonly List<IDisposable> kept = [];

    public DatabaseFixture Database => database;

    public ReadApart Apart { get; } = new();

    public T Keep<T>(T left) where T : IDisposable
    {
        kept.Add(left);
        return left;
    }

    public void Dispose()
    {
        kept.ForEach(k => k.Dispose());
        Apart.Dispose();
    }
}

/// <summary>Leads an open case, number 1, to where a write may be; what comes back does it and says why not.</summary>
internal delegate Task<Func<Task<string?>>> Prepare(Ground ground);

internal static class Writes
{
    /// <summary>Each by the name of its use case, and what of it where it does several things.</summary>
    public static readonly IReadOnlyDictionary<string, Prepare> All =
        ((IEnumerable<KeyValuePair<string, Prepare>>)[.. CaseWrites.All, .. AnswerWrites.All, .. LinkWrites.All])
        .ToDictionary(StringComparer.Ordinal);

    public static async Task<string?> WhyNot<T>(this Task<Outcome<T>> running) =>
        await running is Outcome<T>.Refused(var reason) ? reason : null;
}
