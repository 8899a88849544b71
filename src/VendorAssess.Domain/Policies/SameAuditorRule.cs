namespace VendorAssess.Domain.Policies;

/// <summary>監査の兼務: whether one person may audit and work in what is audited, and by which clause.</summary>
/// <param name="WithReason">Possible where it cannot be helped, with a recorded reason; otherwise refused.</param>
public sealed record SameAuditorRule(bool WithReason, string Clause, string Text)
{
    /// <summary>Of several policies the strictest holds; null where none says anything.</summary>
    public static SameAuditorRule? Strictest(IEnumerable<Policy> policies) =>
        policies.Select(p => p.SameAuditor).OfType<SameAuditorRule>().OrderBy(r => r.WithReason).FirstOrDefault();
}
