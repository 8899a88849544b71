using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Which procedure the facts lead to; where several fit, the strictest counts (DESIGN §3).</summary>
public static class Procedures
{
    public const string Undetermined = "undetermined";
    public const string Report = "report";
    public const string Light = "light";

    /// <summary>Every procedure that a policy may name; the strictest first.</summary>
    public static readonly ImmutableArray<string> Known =
    [
        "prohibited-in-principle", "ciso-permission", "consult", "manager-permission", "full", Light, Report,
        Undetermined,
    ];

    public static bool IsKnown(string id) => Known.Contains(id);

    public static DueProcedure Due(Policy policy, Facts facts)
    {
        var fitting = policy.Procedures
            .Select(p => (Procedure: p, Reason: Applicability.Judge(p.When, policy, facts)))
            .Where(p => p.Reason.Truth == Truth.True)
            .OrderBy(p => Known.IndexOf(p.Procedure.Id))
            .ToList();
        if (fitting is not [var strictest, .. var others])
            return new DueProcedure(Undetermined, "手続未定", WhyNone(policy, facts), null);

        var why = $"{strictest.Reason.Summary()}（{strictest.Procedure.Clause}）";
        if (others.Count > 0)
            why += $"。ほかに当てはまる手続: {string.Join("、", others.Select(o => $"{o.Procedure.Title}（{o.Procedure.Clause}）"))}";
        return new DueProcedure(strictest.Procedure.Id, strictest.Procedure.Title, why, strictest.Procedure);
    }

    private static string WhyNone(Policy policy, Facts facts)
    {
        var open = policy.Procedures
            .SelectMany(p => Applicability.Judge(p.When, policy, facts).UnknownLeaves())
            .Select(l => l.Text)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return open.Count > 0 ? string.Join("、", open) : "対策基準に、この条件に当てはまる手続の定めがありません";
    }
}
