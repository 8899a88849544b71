using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.People;

/// <summary>A post as it is to be: what it may do, and what the city calls it.</summary>
public sealed record PostWish(string Role, string Title)
{
    public PostWish Trimmed() => this with { Title = Title.Trim() };
}

/// <summary>What the rules need to know of a post; <paramref name="Until"/> is its or its department's last day.</summary>
public sealed record PostStanding(int Id, string Department, string Role, string Title, DateOnly? Until)
{
    public string Name => $"{Department} {Title}";

    public bool IsThereOn(DateOnly day) => Until is null || Until >= day;
}

/// <summary>What still waits for a post: uses in force that it manages, and checks that it confirms.</summary>
public sealed record PostWork(int Uses, int Checks);

/// <summary>Which posts may be made, changed and ended.</summary>
public static class PostRules
{
    public const int LongestTitle = 60;
    public const string SamePost = "この部局に、同じ役割と名前の職がもうあります（廃止したものを含みます）。名前を変えてください。";

    /// <param name="roles">The roles that a city under the policies in force has posts of.</param>
    public static string? WhyNot(this PostWish wish, ImmutableArray<string> roles) => wish switch
    {
        { Role: var role } when !roles.Contains(role) => "役割を選んでください。",
        { Title: var title } when string.IsNullOrWhiteSpace(title) => "職の名前を書いてください。",
        { Title.Length: > LongestTitle } => $"職の名前は {LongestTitle} 文字までで書いてください。",
        { Title: var title } when title.Any(char.IsControl) => "職の名前に、改行などの制御文字は使えません。",
        _ => null,
    };

    public static string? WhyNotChanged(this PostStanding post, PostWish wish, ImmutableArray<string> roles, DateOnly today) =>
        post.IsThereOn(today) ? wish.WhyNot(roles) : "廃止した職は変えられません。";

    public static string? WhyNotEnded(this PostStanding post, DateOnly? until, PostWork work, DateOnly today) => until switch
    {
        _ when post.Until is { } ended => $"{JapaneseDate.Format(ended)}限りで廃止することになっています。",
        null => "最後の日を入れてください。",
        { } day when day < today.AddDays(-1) => "最後の日は、昨日以後の日にしてください。",
        _ when work.Uses > 0 => $"この職が管理する利用が {work.Uses} 件あります。先に、利用をほかの職に引き継いでください。",
        _ when work.Checks > 0 =>
            $"この職が確かめる点検が {work.Checks} 件、済んでいません。先に、点検をほかの職に引き継いでください。",
        _ => null,
    };

    /// <summary>The last day can be taken back until it has passed.</summary>
    public static string? WhyNotReopened(this PostStanding post, DateOnly today) => post.Until switch
    {
        null => "廃止することになっていません。",
        { } until when until < today => "すでに廃止しました。もう一度使うときは、名前を変えて新しい職を作ってください。",
        _ => null,
    };

    /// <summary>Uses go to a post that may manage them; checks alone, to one of the same role as well.</summary>
    /// <param name="unseen">Checks of cases that the post does not act for: they stay where they are.</param>
    public static string? WhyNotTakingOver(
        this PostStanding? post, PostStanding from, PostWork work, int unseen, DateOnly day) => post switch
    {
        null => "引き継ぐ職を選んでください。",
        { Id: var id } when id == from.Id => "自分自身には引き継げません。",
        { Role: not Roles.Manager } when work.Uses > 0 =>
            "利用を管理できるのは、課などの長の職（外部サービス管理者・クラウドサービス管理者）です。",
        { Role: var role } when role != Roles.Manager && role != from.Role => "点検を引き継げるのは、同じ役割の職か、課などの長の職です。",
        _ when !post.IsThereOn(day) => "その職は、それまでに廃止されます。選び直してください。",
        _ when work.Uses == 0 && unseen == work.Checks =>
            "引き継げるものがありません。点検は、案件の担当部局か、その上の部局の職に引き継いでください。",
        _ => null,
    };
}
