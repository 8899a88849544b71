namespace VendorAssess.Domain.People;

/// <summary>From the first to the last day; open when there is no last one.</summary>
public sealed record Term(DateOnly From, DateOnly? Until)
{
    public bool Covers(DateOnly day) => From <= day && (Until is null || Until >= day);

    public bool Overlaps(Term other) =>
        (Until is null || other.From <= Until) && (other.Until is null || From <= other.Until);

    /// <summary>Whether every day of the other is one of this.</summary>
    public bool Contains(Term other) => From <= other.From && (Until is null || other.Until <= Until);

    /// <summary>The days of both; asked of terms that overlap.</summary>
    public Term Shared(Term other) =>
        new(From > other.From ? From : other.From, Until is null || other.Until < Until ? other.Until : Until);

    /// <summary>
    /// Ends on a last day, yesterday at the earliest: from today on it is over. Without a last day it is taken back,
    /// which only holds for what has not begun.
    /// </summary>
    public string? WhyNotEnded(DateOnly? until, DateOnly today) => until switch
    {
        _ when Until < today => "すでに終わっています。",
        null => From >= today ? null : "最後の日を入れてください。",
        { } day when day < today.AddDays(-1) => "最後の日は、昨日以後の日にしてください。",
        { } day when day < From => "最後の日が、始まる日より前です。取り消すときは、最後の日を空にしてください。",
        { } day when day > Until => "最後の日を遅らせることはできません。続くときは、次の日からの記録を加えてください。",
        _ => null,
    };
}
