using System.Collections.Concurrent;
using System.Diagnostics;

namespace VendorAssess.Tests.Web;

/// <summary>How often requests ask one database while this is open; what the program does by the clock is not theirs.</summary>
public sealed class CountedCommands : IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private readonly ActivityListener listener;
    private readonly ConcurrentBag<Activity> seen = [];

    public CountedCommands(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(t => t.Key is "db.name" or "db.namespace" && Equals(t.Value, database))
                    && activity.TagObjects.Any(t => t.Key is "db.statement" or "db.query.text")
                    && IsOfRequest(activity))
                    seen.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => seen.Count;

    public void Dispose() => listener.Dispose();

    private static bool IsOfRequest(Activity activity)
    {
        for (var above = activity.Parent; above is not null; above = above.Parent)
        {
            if (above.OperationName == Request)
                return true;
        }
        return false;
    }
}
