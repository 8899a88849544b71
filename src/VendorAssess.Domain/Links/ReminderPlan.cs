using System.Collections.Immutable;

namespace VendorAssess.Domain.Links;

/// <summary>When a vendor is reminded by mail: so many days before (negative), at, and after the due day.</summary>
public sealed record ReminderPlan(ImmutableArray<int> Days)
{
    public static readonly ReminderPlan Usual = new([-7, 0, 7]);

    /// <summary>No mail leaves at night; a reminder is a matter of the working day.</summary>
    public static readonly TimeOnly Earliest = new(9, 0);

    /// <summary>
    /// The newest day of the plan that has come, counted from the due day, or null. After a pause of the program only
    /// that one is sent; a day up to that on which the link was made reminds of nothing.
    /// </summary>
    public int? DayFor(DateOnly due, DateOnly madeOn, DateOnly today) =>
        Days.Where(d => due.AddDays(d) <= today && due.AddDays(d) > madeOn)
            .OrderDescending()
            .Select(d => (int?)d)
            .FirstOrDefault();
}
