using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;

namespace VendorAssess.Domain.Retention;

/// <summary>A closed case until its disposal: who decides, and the last day on which it has to be kept (null: no end).</summary>
public sealed record KeptCase(CaseStanding Case, ImmutableArray<string> Decides, DateOnly? KeptUntil)
{
    public bool IsDueOn(DateOnly today) => KeptUntil < today;
}

/// <summary>Cases that a person wants to dispose of together, and why; that nothing comes back has to be confirmed.</summary>
public sealed record DisposalWish(ImmutableArray<int> Cases, string Reason, bool Understood)
{
    public string? WhyNot() => Cases.WhyNotChosen() ?? (Understood
        ? ClosingRules.WhyNotReason(Reason)
        : "廃棄した内容は戻せません。確かめた上で、確認の欄に印を付けてください。");
}

/// <summary>Cases that a person wants to keep longer, until which day, and why.</summary>
public sealed record ExtensionWish(ImmutableArray<int> Cases, DateOnly? Until, string Reason)
{
    public string? WhyNot() => Cases.WhyNotChosen();
}

/// <summary>Which closed cases may be disposed of (廃棄) or kept longer (保存延長), and by whom.</summary>
public static class DisposalRules
{
    public const int MostAtOnce = 50;
    public const int MostYearsMore = 30;

    public static string? WhyNotChosen(this ImmutableArray<int> cases) => cases.Length switch
    {
        0 => "対象とする案件を選んでください。",
        > MostAtOnce => $"一度に決められるのは {MostAtOnce} 件までです。",
        _ => null,
    };

    /// <summary>The post under which a person decides; what was delegated is procedures, never this.</summary>
    public static Post? DecidingPost(this KeptCase kept, Person person) =>
        person.Posts.FirstOrDefault(p => p.Scope.Length == 0 && kept.Decides.Contains(p.Role)
            && (p.Role is Roles.Chief or Roles.Ciso || kept.Case.Lineage.Contains(p.DepartmentId)));

    public static string? WhyNotDecidable(this KeptCase kept, Person person) => kept switch
    {
        { Case.Stage: not CaseStage.Closed } => "終了した案件だけを廃棄できます。",
        { Decides.IsEmpty: true } => "保存年限がまだ定められていません。",
        _ when kept.DecidingPost(person) is null => "廃棄や保存の延長を決める職に就いていません。",
        _ => null,
    };

    public static string? WhyNotDisposed(this KeptCase kept, Person person, DateOnly today) =>
        kept.WhyNotDecidable(person) ?? kept switch
        {
            { KeptUntil: null } => "この案件は、廃棄しないことになっています。",
            { KeptUntil: { } day } when day >= today => $"{JapaneseDate.Format(day)}まで保存します。まだ廃棄できません。",
            _ => null,
        };

    public static string? WhyNotExtended(
        this KeptCase kept, Person person, DateOnly? until, string reason, DateOnly today) =>
        kept.WhyNotDecidable(person) ?? kept switch
        {
            { KeptUntil: null } => "この案件は、廃棄しないことになっています。",
            _ when until is null => "いつまで保存するかを入れてください。",
            _ when until <= today || until <= kept.KeptUntil =>
                $"保存を延ばす日は、今日と今の最後の日（{JapaneseDate.Format(kept.KeptUntil.Value)}）より後にしてください。",
            _ when until > today.AddYears(MostYearsMore) => $"保存の延長は {MostYearsMore} 年までです。",
            _ => ClosingRules.WhyNotReason(reason),
        };
}
