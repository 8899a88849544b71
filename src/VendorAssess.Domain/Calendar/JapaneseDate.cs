using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Domain.Calendar;

/// <summary>Dates as municipalities write them: 和暦 with 元年, 西暦, full-width digits, weekdays.</summary>
public static partial class JapaneseDate
{
    private static readonly ImmutableArray<(string Name, string Short, string Letter, DateOnly From)> Eras =
    [
        ("令和", "令", "R", new(2019, 5, 1)), ("平成", "平", "H", new(1989, 1, 8)), ("昭和", "昭", "S", new(1926, 12, 25)),
        ("大正", "大", "T", new(1912, 7, 30)), ("明治", "明", "M", new(1868, 1, 25)),
    ];

    private const string Weekdays = "日月火水木金土";

    /// <summary>令和8年11月21日; 西暦 before 明治.</summary>
    public static string Format(DateOnly date)
    {
        var era = Eras.FirstOrDefault(e => e.From <= date);
        if (era.Name is null)
            return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
        var year = date.Year - era.From.Year + 1;
        var shown = year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{era.Name}{shown}年{date.Month}月{date.Day}日");
    }

    /// <summary>The date a text means, or null; a wrong weekday or a day before its era began is no date.</summary>
    public static DateOnly? Parse(string text)
    {
        var folded = Fold(text);
        if (Compact().Match(folded) is { Success: true } compact)
            return Build(Number(compact, "y"), Number(compact, "m"), Number(compact, "d"), "");
        return Written().Match(folded) is { Success: true } match
            && WesternYear(match.Groups["era"].Value, match.Groups["y"].Value) is { } year
            && Build(year, Number(match, "m"), Number(match, "d"), match.Groups["w"].Value) is { } date
            && (EraOf(match.Groups["era"].Value) is not { } era || IsWithinEra(date, era))
                ? date
                : null;
    }

    /// <summary>
    /// Why a text is no date, for the person who wrote it: a period, a year without its era, a day that never was or
    /// was not that weekday; null where nothing more can be said.
    /// </summary>
    public static string? WhyNot(string text)
    {
        if (JapanesePeriod.Parse(text) is { } period)
            return $"期間（{period.Words}）であり、一つの日付ではありません";
        if (Written().Match(Fold(text)) is not { Success: true } match)
            return null;
        var (era, weekday) = (match.Groups["era"].Value, match.Groups["w"].Value);
        if (WesternYear(era, match.Groups["y"].Value) is not { } year)
            return "元号がないため、何年か分かりません";
        return Build(year, Number(match, "m"), Number(match, "d"), "") switch
        {
            null => "その月にない日です",
            { } day when EraOf(era) is { } index && !IsWithinEra(day, index) => $"{Eras[index].Name}にはない日です",
            { } day when weekday.Length > 0 => $"曜日が合いません（{Weekdays[(int)day.DayOfWeek]}曜日です）",
            _ => null,
        };
    }

    /// <summary>The year of the Common Era; null for a year of one or two digits without its era.</summary>
    internal static int? WesternYear(string eraName, string year)
    {
        var number = year is "元" ? 1 : int.Parse(year, CultureInfo.InvariantCulture);
        return EraOf(eraName) is { } era ? Eras[era].From.Year + number - 1 : number < 100 || year is "元" ? null : number;
    }

    private static int? EraOf(string name) => name.Length == 0 ? null : Eras.ToList().FindIndex(e =>
        e.Name == name || e.Short == name || e.Letter.Equals(name, StringComparison.OrdinalIgnoreCase));

    // People keep writing 平成31年 for days after the change, so only a whole year past the end is refused.
    private static bool IsWithinEra(DateOnly date, int index) =>
        date >= Eras[index].From && (index == 0 || date.Year <= Eras[index - 1].From.Year);

    private static DateOnly? Build(int year, int month, int day, string weekday)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateOnly(year, month, day);
        return weekday.Length == 0 || Weekdays[(int)date.DayOfWeek] == weekday[0] ? date : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Fold(string text)
    {
        // NFKC also turns ㋿ (U+32FF) into 令和 and full-width digits into ASCII.
        var normal = text.Normalize(NormalizationForm.FormKC);
        return string.Concat(normal.Where(c => !char.IsWhiteSpace(c)));
    }

    [GeneratedRegex(
        "^(?<era>令和|平成|昭和|大正|明治|[令平昭大明]|[RHSTMrhstm])?(?<y>[0-9]{1,4}|元)[年./・-]"
        + "(?<m>[0-9]{1,2})[月./・-](?<d>[0-9]{1,2})日?"
        + "(\\(?(?<w>[日月火水木金土])(曜日?)?\\)?)?(T?00:00(:00)?)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex("^(?<y>(19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Compact();
}
