namespace VendorAssess.Access.People;

/// <summary>How long a sign-in lasts, and whether the demo people may have one.</summary>
public sealed record SessionRules(TimeSpan Idle, TimeSpan Absolute, bool Demo)
{
    public static SessionRules From(IConfiguration configuration) => new(
        TimeSpan.FromMinutes(configuration.GetValue("Session:IdleMinutes", 60)),
        TimeSpan.FromHours(configuration.GetValue("Session:AbsoluteHours", 12)),
        configuration.GetValue("Demo", true));
}
