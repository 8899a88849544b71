using System.Diagnostics;
using System.Globalization;

namespace VendorAssess.Benchmarks;

/// <summary>A subject and its floor: the least that the same result could cost.</summary>
public sealed record Pair(string Subject, string Floor, Func<Task> RunSubject, Func<Task> RunFloor)
{
    /// <summary>False where the subject runs in another process, whose memory is not counted here.</summary>
    public bool CountsMemory { get; init; } = true;
}

/// <summary>What a pair came to; times and bytes are medians for one run.</summary>
public sealed record Figure(Pair Pair, TimeSpan Subject, TimeSpan Floor, long SubjectBytes, long FloorBytes)
{
    public double Ratio => Subject / Floor;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        {Pair.Subject}
            against {Pair.Floor}
            time   {Ratio,8:0.00}x   ({Microseconds(Subject)} / {Microseconds(Floor)}){Memory()}
        """);

    private string Memory() => !Pair.CountsMemory ? "" : string.Create(CultureInfo.InvariantCulture,
        $"\n    memory {(double)SubjectBytes / Math.Max(1, FloorBytes),8:0.00}x   ({SubjectBytes:N0} / {FloorBytes:N0} bytes)");

    private static string Microseconds(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:N1} µs");
}

/// <summary>
/// Times subject and floor in turn, round by round, so that a machine that slows down slows both; medians are kept.
/// </summary>
public static class Stopwatches
{
    private const int Rounds = 15;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(120);

    public static async Task<Figure> Measure(Pair pair)
    {
        var subjectRuns = await RunsPerRound(pair.RunSubject);
        var floorRuns = await RunsPerRound(pair.RunFloor);
        var (subject, floor) = (new List<(TimeSpan, long)>(), new List<(TimeSpan, long)>());
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await Time(pair.RunFloor, floorRuns));
            subject.Add(await Time(pair.RunSubject, subjectRuns));
        }
        return new Figure(pair, Median(subject, s => s.Item1), Median(floor, f => f.Item1),
            Median(subject, s => s.Item2), Median(floor, f => f.Item2));
    }

    private static async Task<int> RunsPerRound(Func<Task> run)
    {
        // The first runs also compile, so they are not counted.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < Round;)
            await run();
        var runs = 0;
        for (var counted = Stopwatch.StartNew(); counted.Elapsed < Round; runs++)
            await run();
        return Math.Max(1, runs);
    }

    private static async Task<(TimeSpan Time, long Bytes)> Time(Func<Task> run, int runs)
    {
        var bytes = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < runs; i++)
            await run();
        return (watch.Elapsed / runs, (GC.GetTotalAllocatedBytes() - bytes) / runs);
    }

    private static T Median<T>(List<(TimeSpan, long)> figures, Func<(TimeSpan, long), T> of) =>
        figures.Select(of).Order().ElementAt(figures.Count / 2);
}
