using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>Says for each row of a 人事異動 file who leaves and who takes which post, or what to mend in which cell.</summary>
public sealed class TransferPlanner
{
    private readonly TransferGround ground;
    private readonly Dictionary<int, TransferPost> byNumber;
    private readonly ILookup<(string, string), TransferPost> byName;
    private readonly TakerPlan takers;

    private TransferPlanner(TransferGround ground)
    {
        this.ground = ground;
        byNumber = ground.Posts.ToDictionary(p => p.Standing.Id);
        byName = ground.Posts
            .Where(p => p.Standing.IsThereOn(ground.Day))
            .ToLookup(p => (Folded(p.Standing.Department), Folded(p.Standing.Title)));
        takers = new TakerPlan(ground);
    }

    public static TransferPlan Plan(IReadOnlyCollection<TransferRow> rows, TransferGround ground)
    {
        var planner = new TransferPlanner(ground);
        var lines = rows.Where(r => !r.IsUntouched).Select(planner.Line).ToImmutableArray();
        var plan = new TransferPlan(ground.Day, TransferClashes.Marked(lines, planner.byNumber, ground.Day),
            rows.Count(r => r.IsUntouched))
        {
            Acting = TransferActing.Touched(ground.Acting, lines, ground.Day),
        };
        return plan with { Overlaps = TransferOverlaps.Of(ground, plan) };
    }

    /// <summary>Full-width and half-width, and spaces, are the same name to people.</summary>
    public static string Folded(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private TransferLine Line(TransferRow row)
    {
        var problems = ImmutableArray.CreateBuilder<TransferProblem>();
        var kind = KindOf(row, problems);
        var post = PostOf(row, problems);
        var leaver = post is null || kind is null or TransferKind.Join ? null : LeaverOf(row, post, problems);
        var taker = kind is null or TransferKind.Leave ? null : takers.Of(row, problems);
        return new TransferLine(row, kind, post?.Standing, leaver, taker, problems.ToImmutable());
    }

    private static TransferKind? KindOf(TransferRow row, ImmutableArray<TransferProblem>.Builder problems)
    {
        TransferKind? kind = Folded(row.Kind) switch
        {
            "" => row.Leaver.Length > 0 ? TransferKind.Replace : TransferKind.Join,
            "交代" => TransferKind.Replace,
            "着任" => TransferKind.Join,
            "離任" => TransferKind.Leave,
            _ => null,
        };
        if (kind is null)
            problems.Add(new(row.Line, TransferColumn.Kind, "「交代」「着任」「離任」のどれかを書いてください。"));
        if (kind == TransferKind.Leave && row.Taker.Length > 0)
            problems.Add(new(row.Line, TransferColumn.Taker, "離任の行には、新しい人を書けません。交代なら「交代」と書いてください。"));
        return kind;
    }

    private TransferPost? PostOf(TransferRow row, ImmutableArray<TransferProblem>.Builder problems)
    {
        var (post, column, what) = row.Number.Length > 0 ? ByNumber(row) : ByName(row);
        if (what is not null)
            problems.Add(new(row.Line, column, what));
        return what is null ? post : null;
    }

    private (TransferPost?, TransferColumn, string?) ByNumber(TransferRow row)
    {
        var number = int.TryParse(Folded(row.Number), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var post = byNumber.GetValueOrDefault(number);
        return post switch
        {
            null => (null, TransferColumn.Number, "この番号の職はありません。番号を消して、部局と職の名前で書くこともできます。"),
            _ when !post.Standing.IsThereOn(ground.Day) => (null, TransferColumn.Number, "この職は、異動の日には廃止されています。"),
            _ when !Says(row.Department, post.Standing.Department) =>
                (null, TransferColumn.Department, $"番号の職は「{post.Standing.Name}」です。番号か部局を直してください。"),
            _ when !Says(row.Title, post.Standing.Title) =>
                (null, TransferColumn.Title, $"番号の職は「{post.Standing.Name}」です。番号か職の名前を直してください。"),
            _ => (post, TransferColumn.Number, null),
        };
    }

    private (TransferPost?, TransferColumn, string?) ByName(TransferRow row) =>
        byName[(Folded(row.Department), Folded(row.Title))].ToList() switch
        {
            [var only] => (only, TransferColumn.Title, null),
            [] => (null, TransferColumn.Title, "この部局のこの職はありません。名前を確かめるか、先に職を作ってください。"),
            _ => (null, TransferColumn.Number, "同じ名前の職が二つ以上あります。職の番号を書いてください。"),
        };

    private static bool Says(string written, string held) => written.Length == 0 || Folded(written) == Folded(held);

    private Holding? LeaverOf(TransferRow row, TransferPost post, ImmutableArray<TransferProblem>.Builder problems)
    {
        var leaving = post.Holders.Where(h => h.Term.Covers(ground.Day)).ToList();
        var named = row.Leaver.Length == 0
            ? leaving
            : leaving.Where(h => takers.Find(row.Leaver) is { } who && who.Id == h.PersonId).ToList();
        var what = named switch
        {
            [var only] when only.Term.From < ground.Day => null,
            [_] => "この人は異動の日に就くことになっています。先に、職の画面で取り消してください。",
            [] when row.Leaver.Length > 0 => "この人は、異動の日にこの職に就いていません。",
            [] => "異動の日にこの職に就いている人がいません。新しい人だけなら「着任」と書いてください。",
            _ => "就いている人が二人以上います。離れる人のログイン名を書いてください。",
        };
        if (what is not null)
            problems.Add(new(row.Line, TransferColumn.Leaver, what));
        return what is null ? named[0] : null;
    }
}
