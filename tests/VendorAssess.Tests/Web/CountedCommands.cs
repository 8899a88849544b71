using System.Collections.Concurrent;
using System.Diagnostics;

namespace VendorAssess.Tests.Web;

/// <summary>How often one database is asked while this is open.</summary>
public sealed class CountedCommands : IDisposable
{
    private readonly ActivityListener listener;
    private readonly ConcurrentBag<Activity> seen = [];

    public CountedCommands(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(t => t.Key is "db.name" or "db.namespace" && Equals(t.Value, database))
                    && activity.TagObjects.Any(t => t.Key is "db.statement" or "db.query.text"))
                    seen.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => seen.Count;

    public void Dispose() => listener.Dispose();
}
