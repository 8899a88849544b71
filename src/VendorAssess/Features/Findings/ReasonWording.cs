using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Features.Findings;

/// <summary>How outcomes are worded: a rule is met, a condition applies, a negated one is matched.</summary>
public sealed record ReasonWording(string Yes, string No, string Open)
{
    public static readonly ReasonWording Meeting = new("満たす", "満たさない", "まだ分からない");

    public static readonly ReasonWording Applying = new("当てはまる", "当てはまらない", "まだ決まらない");

    public static readonly ReasonWording Matching = new("当たる", "当たらない", "まだ分からない");

    public string Outcome(Reason reason) => reason.Truth switch
    {
        // A row of a standard that does not apply asks for nothing.
        Truth.True when reason is { Basis: Basis.Row, Parts.IsEmpty: true } => Status.OutOfScope.Label(),
        Truth.True => Yes,
        Truth.False => No,
        Truth.Unknown => WhyOpen(reason),
    };

    public static string Sign(Reason reason) => reason.Truth switch
    {
        Truth.True => "○",
        Truth.False => "×",
        Truth.Unknown => "？",
    };

    private string WhyOpen(Reason reason) => reason switch
    {
        { Basis: Basis.Answer { Open: { } open } } => open,
        { Basis: Basis.CityRecord } => "記録がまだない",
        { Basis: Basis.Fact } => "まだ決まっていない",
        { Parts.IsEmpty: true, Block: Block.Consult } => "要協議",
        { Parts.IsEmpty: true, Block: Block.Unregistered } => "基準未登録",
        _ => Open,
    };
}
