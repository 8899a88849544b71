using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.People;

/// <summary>Who may change departments, posts and accounts, and that somebody always can.</summary>
public static class AdministratorRules
{
    public static string? WhyNotAdministering(this Person person) =>
        person.Holds(Roles.Administrator) ? null : "部局、職、利用者を変えられるのは、管理者の職に就いている人だけです。";

    /// <summary>The auditor reads what the administrator does.</summary>
    public static bool MayReadAdministration(this Person person) =>
        person.Holds(Roles.Administrator) || person.Holds(Roles.Auditor);

    /// <summary>The post under which a person administers.</summary>
    public static Post? AdministeringPost(this Person person) =>
        person.Posts.FirstOrDefault(p => p.Role == Roles.Administrator);

    /// <summary>
    /// Why a change may not stay, by the terms of administrators with an account: it leaves a day without one, earlier
    /// than before it.
    /// </summary>
    public static string? WhyNotLeft(IEnumerable<Term> before, IEnumerable<Term> after, DateOnly today) =>
        FirstDayWithout(after, today) is { } day && !(FirstDayWithout(before, today) <= day)
            ? $"{JapaneseDate.Format(day)}から、管理者の職に就く利用者がいなくなります。先に、ほかの人を管理者の職に就けてください。"
            : null;

    /// <summary>The first day from today on that no term covers; null when there is none.</summary>
    public static DateOnly? FirstDayWithout(IEnumerable<Term> terms, DateOnly today)
    {
        var day = today;
        foreach (var term in terms.OrderBy(t => t.From))
        {
            if (term.From > day)
                return day;
            if (term.Until is not { } until)
                return null;
            if (until >= day)
                day = until.AddDays(1);
        }
        return day;
    }
}
