using System.Text;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Every clause that is cited stands in the list of clauses, and stands there once.</summary>
public static class ClauseChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var same in policy.Clauses.GroupBy(c => Folded(c.Id), StringComparer.Ordinal))
        {
            foreach (var other in same.Skip(1))
                problems.Add(new Problem(places.Of(other), SpelledTwice(same.First(), other)));
        }
        // A policy or a standard may leave the list out; where it has one, it is whole.
        var listing = policy.Clauses.Select(c => c.Standard).ToHashSet(StringComparer.Ordinal);
        var listed = policy.Clauses.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (part, clause) in Cited(policy).Where(c => !listed.Contains(c.Clause)))
        {
            if (!listing.Contains((part as Requirement)?.Standard ?? ""))
                continue;
            problems.Add(new Problem(places.Of(part),
                $"条項「{clause}」は clauses にありません。綴りを直すか、clauses に見出しとともに足してください。",
                IsNotice: part is not Requirement));
        }
    }

    private static IEnumerable<(object Part, string Clause)> Cited(Policy policy) =>
        policy.Requirements.SelectMany(r => r.Clauses.Select(c => ((object)r, c)))
            .Concat(policy.Procedures.Select(p => ((object)p, p.Clause)))
            .Concat(policy.MissingStandards.Select(s => ((object)s, s.Clause)))
            .Concat(policy.Standards.Select(s => ((object)s, s.Clause)))
            .Concat(policy.Roles.Select(r => ((object)r, r.Delegation)))
            .Append((policy.SamePerson, policy.SamePerson.Clause))
            .Append(((object?)policy.Exceptions?.Look ?? policy, policy.Exceptions?.Look?.Clause ?? ""))
            .Append(((object?)policy.SameAuditor ?? policy, policy.SameAuditor?.Clause ?? ""))
            .Where(c => c.Item2.Length > 0);

    private static string SpelledTwice(Clause first, Clause other) => first.Standard != other.Standard
        ? $"条項「{other.Id}」が、対策基準と登録した基準の両方にあります。基準の名を付けるなどして書き分けてください。"
        : first.Heading == other.Heading
        ? $"条項「{first.Id}」が「{other.Id}」とも書かれています。書き方を 1 つにそろえてください。"
        : $"条項「{first.Id}」が 2 回、違う見出しであります（「{first.Heading}」と「{other.Heading}」）。1 つにまとめてください。";

    // Full-width and half-width, and the many dashes, are the same clause to a reader.
    private static string Folded(string id) => string.Concat(id.Normalize(NormalizationForm.FormKC)
        .Where(c => !char.IsWhiteSpace(c))
        .Select(c => c is 'ー' or '－' or '‐' or '–' or '—' or '−' or '―' ? '-' : c));
}
