using System.Globalization;

namespace VendorAssess.Excel.Reading;

/// <summary>Numbers and serial dates as a person would have typed them.</summary>
internal static class NumberText
{
    private const int FakeLeapDay = 60;
    private const int Days1904 = 1462;
    private const double LastSerial = 2_958_465;
    private static readonly DateTime LastMoment = DateTime.MaxValue.AddSeconds(-1);

    public static double? Parse(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    /// <summary>Excel keeps 15 digits and stores 17, so 1.1 comes as 1.1000000000000001.</summary>
    public static string Of(double number)
    {
        var digits = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            && (plain != 0 || number == 0)
            ? plain.ToString(CultureInfo.InvariantCulture)
            : digits;
    }

    public static string Percent(double number) => Of(number * 100) + "%";

    /// <summary>Excel counts days from 1900 with a 29 February that never was, or from 1904.</summary>
    public static DateTime? FromSerial(double serial, bool from1904)
    {
        var days = from1904 ? serial + Days1904 : serial < FakeLeapDay ? serial + 1 : serial;
        return days is >= 1 and < LastSerial ? new DateTime(1899, 12, 30).AddDays(days) : null;
    }

    public static string Of(DateTime moment)
    {
        var rounded = moment < LastMoment ? moment.AddMilliseconds(500) : moment;
        return rounded.TimeOfDay < TimeSpan.FromSeconds(1)
            ? rounded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : rounded.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
