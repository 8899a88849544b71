namespace VendorAssess.Tests.Features.Home;

/// <summary>From the moment at which the town does everything; moved on by hand.</summary>
internal sealed class MailDay : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Later(int days) => now += TimeSpan.FromDays(days);
}
