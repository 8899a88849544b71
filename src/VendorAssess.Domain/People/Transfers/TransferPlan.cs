using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>A post with all who hold it on or after the day.</summary>
public sealed record TransferPost(PostStanding Standing, ImmutableArray<Holding> Holders);

/// <summary>What a file is planned against: the posts and accounts as they are now.</summary>
public sealed record TransferGround(
    ImmutableArray<TransferPost> Posts, ImmutableArray<AccountHolder> People, DateOnly Day, DateOnly Today)
{
    /// <summary>代理 and 委任 that last on the day or begin later.</summary>
    public ImmutableArray<Acting> Acting { get; init; } = [];

    /// <summary>The roles whose posts nobody holds who audits; none where no policy in force says so.</summary>
    public ImmutableHashSet<string> Audited { get; init; } = [];
}

/// <summary>One row as it will be done; a person without an id gets an account.</summary>
public sealed record TransferLine(
    TransferRow Row, TransferKind? Kind, PostStanding? Post, Holding? Leaver, AccountHolder? Taker,
    ImmutableArray<TransferProblem> Problems)
{
    public bool TakerIsNew => Taker is { Id: 0 };
}

/// <summary>What a file comes to: all of its rows that say something, and why it cannot be applied.</summary>
public sealed record TransferPlan(DateOnly Day, ImmutableArray<TransferLine> Lines, int Untouched)
{
    /// <summary>代理 and 委任 that end the day before, but for those that are to stay.</summary>
    public ImmutableArray<Acting> Acting { get; init; } = [];

    /// <summary>Lines by which somebody would audit what they work in themselves.</summary>
    public ImmutableArray<TransferOverlap> Overlaps { get; init; } = [];

    public IEnumerable<TransferProblem> Problems => Lines.SelectMany(l => l.Problems);

    public IEnumerable<AccountHolder> NewPeople =>
        Lines.Where(l => l.TakerIsNew).Select(l => l.Taker!).DistinctBy(a => a.Login);

    public IEnumerable<TransferLine> Leaving => Lines.Where(l => l.Leaver is not null && l.Kind != TransferKind.Join);

    public IEnumerable<TransferLine> Taking => Lines.Where(l => l.Taker is not null && l.Kind != TransferKind.Leave);

    /// <summary>The same text for the same changes: what was looked at is what is applied.</summary>
    public string Digest => RequestContent.Digest(string.Join('\n',
        Lines.Select(l => string.Create(CultureInfo.InvariantCulture,
            $"{Day:yyyy-MM-dd} {l.Kind} {l.Post?.Id} {l.Leaver?.PersonId} {l.Leaver?.Term.Until:yyyy-MM-dd} {l.Taker?.Login}"))
            .Concat(Acting.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Term.Until:yyyy-MM-dd}")))));

    public ImmutableArray<Acting> Ending(IReadOnlyCollection<string> staying) =>
        [.. Acting.Where(a => !staying.Contains(a.Key))];

    public string? WhyNotApplied(DateOnly today) => this switch
    {
        { Day: var day } when day < today => "異動の日を過ぎています。日を改めて、もう一度読み込んでください。",
        _ when Problems.Any() => "直すところがあるため、反映できません。ファイルを直して、もう一度読み込んでください。",
        { Lines.IsEmpty: true } => "異動のある行がありません。",
        _ => null,
    };
}
