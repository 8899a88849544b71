namespace VendorAssess.Tests.Web;

/// <summary>The real clock, moved on by hand where a test cannot wait.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
