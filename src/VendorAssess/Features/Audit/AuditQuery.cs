using System.Globalization;

namespace VendorAssess.Features.Audit;

/// <summary>The filter as it stands in an address, of the page and of its exports alike.</summary>
public sealed record AuditQuery(
    string? From, string? Until, string? Action, string? Person, string? Kind, string? Subject, long? Before)
{
    /// <summary>What cannot be a day narrows nothing.</summary>
    public AuditFilter Filter => new(
        Day(From), Day(Until), Text(Action), Text(Person), Text(Kind), Text(Subject), Before);

    private static string Text(string? typed) => typed?.Trim() ?? "";

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
