using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Judges what delegates to a registered standard by the standard's rows, each a requirement of its own.</summary>
internal static class RowsJudge
{
    public static Reason Judge(Rule.Registered registered, Context context)
    {
        var rows = registered.Rows
            .Select(r => Of(Evaluation.Judge.Requirement(r, context), registered.Partly))
            .ToImmutableArray();
        return new Reason(
            TruthTables.All(rows.Select(r => r.Truth)), $"登録された基準「{registered.Standard}」の要件をすべて満たす", rows);
    }

    // What does not apply asks for nothing.
    private static Reason Of(Finding row, bool partly) => row switch
    {
        { InScope: false } => Node(row, Truth.True, $"は対象外（{row.Summary}）", []),
        { Met: null } => Node(row, Truth.Unknown, "が適用されるか", [row.Applies]),
        { Partly: { } enough } when partly => Node(row, enough.Truth, "", [enough]),
        { Met: { } met } => Node(row, met.Truth, "", [met]),
    };

    private static Reason Node(Finding row, Truth truth, string how, ImmutableArray<Reason> parts) =>
        new(truth, $"{row.Requirement.Id}「{row.Requirement.Title}」{how}", parts, new Basis.Row(row.Requirement.Id));
}
