using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Domain.Calendar;

/// <summary>A stretch of days that a text means: a 年度 (1 April to 31 March), a half of one, a year, or a month.</summary>
public sealed partial record JapanesePeriod(DateOnly From, DateOnly Until)
{
    /// <summary>令和5年10月1日から令和6年3月31日まで.</summary>
    public string Words => $"{JapaneseDate.Format(From)}から{JapaneseDate.Format(Until)}まで";

    /// <summary>The period that a text means, or null: 令和元年度, 令和5年度下半期, 平成30年, ２０２４年, R6.4.</summary>
    public static JapanesePeriod? Parse(string text)
    {
        var folded = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        if (Written().Match(folded) is not { Success: true } match
            || JapaneseDate.WesternYear(match.Groups["era"].Value, match.Groups["y"].Value) is not { } year
            || year is < 1 or > 9998)
            return null;
        return match.Groups["m"] is { Success: true } month ? Month(year, int.Parse(month.Value, CultureInfo.InvariantCulture))
            : match.Groups["fiscal"].Success ? Fiscal(year, match.Groups["half"].Value)
            : match.Groups["year"].Success ? new JapanesePeriod(new(year, 1, 1), new(year, 12, 31))
            : null;
    }

    private static JapanesePeriod? Month(int year, int month) =>
        month is < 1 or > 12 ? null : new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));

    private static JapanesePeriod Fiscal(int year, string half) => half switch
    {
        "上" => new(new(year, 4, 1), new(year, 9, 30)),
        "下" => new(new(year, 10, 1), new(year + 1, 3, 31)),
        _ => new(new(year, 4, 1), new(year + 1, 3, 31)),
    };

    [GeneratedRegex(
        "^(?<era>令和|平成|昭和|大正|明治|[令平昭大明]|[RHSTMrhstm])?(?<y>[0-9]{1,4}|元)"
        + "((?<fiscal>年度)((?<half>[上下])(半期|期)?)?|(?<year>年)|[年./・-](?<m>[0-9]{1,2})月?)(中|末|頃)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
