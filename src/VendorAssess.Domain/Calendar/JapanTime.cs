using System.Globalization;

namespace VendorAssess.Domain.Calendar;

/// <summary>Moments are kept in UTC and shown in Japan's time.</summary>
public static class JapanTime
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static DateTime InJapan(this DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Tokyo);

    /// <summary>The day that it is in Japan.</summary>
    public static DateOnly DayInJapan(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.UtcDateTime.InJapan());

    /// <summary>The same for a moment as the database gives it (UTC).</summary>
    public static DateOnly DayInJapan(this DateTime utc) => DateOnly.FromDateTime(utc.InJapan());

    /// <summary>When the day begins in Japan, in UTC.</summary>
    public static DateTime StartInJapan(this DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Tokyo);

    /// <summary>令和8年11月21日 14:05.</summary>
    public static string ShowMoment(this DateTime utc) =>
        $"{JapaneseDate.Format(DateOnly.FromDateTime(utc.InJapan()))} {utc.ShowTime()}";

    /// <summary>14:05.</summary>
    public static string ShowTime(this DateTime utc) => utc.InJapan().ToString("HH:mm", CultureInfo.InvariantCulture);
}
