using VendorAssess.Domain.Calendar;

namespace VendorAssess.Domain.People;

/// <summary>What a department is to be called, and under which one it stands; at the top when null.</summary>
public sealed record DepartmentWish(string Name, int? ParentId)
{
    public DepartmentWish Trimmed() => this with { Name = Name.Trim() };
}

/// <summary>The last day of a department, and who takes its work over.</summary>
public sealed record ClosingWish(DateOnly? Until, int? SuccessorId);

/// <summary>
/// What still hangs on a department: open cases, uses in force that its own posts manage, and checks that they confirm.
/// </summary>
public sealed record DepartmentWork(int OpenCases, int Uses, int Checks)
{
    public bool IsNothing => this is { OpenCases: 0, Uses: 0, Checks: 0 };

    public string Words => $"終わっていない案件が {OpenCases} 件、利用が {Uses} 件、済んでいない点検が {Checks} 件";
}

/// <summary>Posts of the successor, or above it, that may take over: one that manages uses, and one that confirms checks.</summary>
public sealed record TakingPosts(int? Manager, int? Confirmer);

/// <summary>Which departments may be made, renamed, moved and closed; none is ever taken away.</summary>
public static class DepartmentRules
{
    public const int LongestName = 60;
    public const int Most = 2000;

    /// <summary>局, 部, 課, 室, 係 and three more; who acts for whom is looked up no further.</summary>
    public const int Deepest = 8;

    public static string? WhyNotAdded(this DepartmentTree tree, DepartmentWish wish, DateOnly today) =>
        tree.All.Count(d => d.IsOpenOn(today)) >= Most
            ? $"部局は {Most} までです。使わなくなった部局を廃止してください。"
            : tree.WhyNotNamed(wish.Name, null) ?? tree.WhyNotUnder(wish.ParentId, 1, today);

    public static string? WhyNotChanged(
        this DepartmentTree tree, Department department, DepartmentWish wish, DateOnly today) => department switch
    {
        _ when !department.IsOpenOn(today) => "廃止した部局は変えられません。",
        { Id: var id } when wish.ParentId is { } parent && tree.LineageOf(parent).Any(d => d.Id == id) =>
            "自分自身や、その下にある部局の下には移せません。",
        _ => tree.WhyNotNamed(wish.Name, department.Id)
            ?? tree.WhyNotUnder(wish.ParentId, tree.HeightOf(department.Id), today),
    };

    public static string? WhyNotClosed(
        this DepartmentTree tree, Department department, ClosingWish wish, DepartmentWork work, DateOnly today) =>
        wish switch
    {
        _ when department.Until is { } closed => $"{JapaneseDate.Format(closed)}限りで廃止することになっています。",
        { Until: null } => "最後の日を入れてください。",
        { Until: { } until } when until < today.AddDays(-1) => "最後の日は、昨日以後の日にしてください。",
        { Until: { } until } when tree.StillOpenBelow(department.Id, until) is { } below =>
            $"下にある「{below.Name}」を、先に移すか廃止してください。",
        { SuccessorId: null } when !work.IsNothing => $"{work.Words}あります。引き継ぐ部局を選んでください。",
        { SuccessorId: { } successor, Until: { } until } => tree.WhyNotSuccessor(department, successor, until),
        _ => null,
    };

    public static string? WhyNotTakenOver(this DepartmentWork work, TakingPosts posts) => work switch
    {
        { Uses: > 0 } when posts.Manager is null =>
            "引き継ぐ部局にも、その上にも、利用を管理する職（課などの長）がありません。先に職を作ってください。",
        { Checks: > 0 } when posts.Confirmer is null =>
            "引き継ぐ部局にも、その上にも、点検を引き継げる職（課などの長や部局の責任者）がありません。先に職を作ってください。",
        _ => null,
    };

    /// <summary>The last day can be taken back until it has passed.</summary>
    public static string? WhyNotReopened(this Department department, DateOnly today) => department.Until switch
    {
        null => "廃止することになっていません。",
        { } until when until < today => "すでに廃止しました。もう一度使うときは、新しい部局を作ってください。",
        _ => null,
    };

    private static string? WhyNotNamed(this DepartmentTree tree, string name, int? own) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) => "部局の名前を書いてください。",
        { Length: > LongestName } => $"部局の名前は {LongestName} 文字までで書いてください。",
        _ when name.Any(char.IsControl) => "部局の名前に、改行などの制御文字は使えません。",
        _ when tree.All.Any(d => d.Id != own && d.Until is null && d.Name == name) =>
            $"「{name}」は、もうあります。教育委員会総務課のように、上の部局の名を付けて区別してください。",
        _ => null,
    };

    private static string? WhyNotUnder(this DepartmentTree tree, int? parent, int height, DateOnly today) => parent switch
    {
        null => null,
        { } id when tree.Find(id) is not { } above || !above.IsOpenOn(today) => "上の部局がありません。選び直してください。",
        { } id when tree.Find(id)!.Until is { } until =>
            $"「{tree.Find(id)!.Name}」は{JapaneseDate.Format(until)}限りで廃止されます。ほかの部局を選んでください。",
        { } id when tree.LineageOf(id).Length + height > Deepest => $"部局は {Deepest} 段までです。",
        _ => null,
    };

    private static Department? StillOpenBelow(this DepartmentTree tree, int id, DateOnly until) =>
        tree.ChildrenOf(id).FirstOrDefault(c => c.IsOpenOn(until.AddDays(1)));

    private static string? WhyNotSuccessor(
        this DepartmentTree tree, Department department, int successor, DateOnly until) => tree.Find(successor) switch
    {
        null => "引き継ぐ部局がありません。選び直してください。",
        { Id: var id } when id == department.Id => "自分自身には引き継げません。",
        var taking when !taking.IsOpenOn(until.AddDays(1)) => "引き継ぐ部局は、その日までに廃止されます。選び直してください。",
        _ => null,
    };
}
