using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Retention;

/// <summary>
/// 保存年限 of a kind of closing, as the city's own rule on documents says; without years it is kept for good. The years
/// begin with the first day of the year after the closing: 会計年度 begins in April, 暦年 in January.
/// </summary>
public sealed record RetentionRule(
    ClosingKind Kind, int? Years, int FirstMonth, ImmutableArray<string> Decides, string Basis)
{
    public const int FiscalYear = 4;
    public const int CalendarYear = 1;
    public const int MostYears = 100;
    public const int LongestBasis = 200;

    /// <summary>Roles that see closed cases and could answer for their disposal.</summary>
    public static readonly ImmutableArray<string> MayDecide = [Roles.Manager, Roles.Officer, Roles.Chief, Roles.Ciso];

    public RetentionRule Trimmed() => this with { Basis = Basis.Trim() };

    /// <summary>The last day on which a case closed on a day is kept; null where it is kept for good.</summary>
    public DateOnly? LastDay(DateOnly closedOn)
    {
        var begins = new DateOnly(closedOn.Month >= FirstMonth ? closedOn.Year + 1 : closedOn.Year, FirstMonth, 1);
        return Years is { } years ? begins.AddYears(years).AddDays(-1) : null;
    }

    public string? WhyNotRecorded(Person person) => this switch
    {
        _ when !person.Holds(Roles.Administrator) => "保存年限を定められるのは、管理者の職に就いている人だけです。",
        { Years: < 1 or > MostYears } => $"保存する年数は 1 から {MostYears} までにしてください。廃棄しないときは、空のままにします。",
        { FirstMonth: not (FiscalYear or CalendarYear) } => "年の数え方を選んでください。",
        { Decides.IsEmpty: true } => "廃棄を決める職の役割を選んでください。",
        { Decides: var roles } when roles.Except(MayDecide).Any() => "廃棄を決める職の役割を選び直してください。",
        { Basis: var basis } when string.IsNullOrWhiteSpace(basis) => "根拠とする規程の名前と条を書いてください。",
        { Basis.Length: > LongestBasis } => $"根拠は {LongestBasis} 文字までで書いてください。",
        _ => null,
    };

    /// <summary>5年（終了した会計年度の翌年度の初日から）.</summary>
    public string Words => Years is { } years
        ? $"{years}年（{(FirstMonth == FiscalYear ? "終了した会計年度の翌年度の初日から" : "終了した年の翌年の初日から")}）"
        : "廃棄しない";

    /// <summary>What the city says of a case that is to be closed today.</summary>
    public string Foretold(DateOnly today) => LastDay(today) is { } day
        ? $"{JapaneseDate.Format(day)}まで保存します"
        : "廃棄しないで保存します";
}
