using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>A case with its answers and the statuses expected of it: the proof of a policy file.</summary>
/// <param name="Registered">Whether it speaks of the policy with the standards that the city has registered.</param>
/// <param name="ExpectedAt">Where each expectation stands, by its name in the file.</param>
public sealed record Scenario(
    string File,
    string Title,
    string Policy,
    bool Registered,
    DateOnly AsOf,
    Facts Facts,
    AnswerSet Answers,
    string? Procedure,
    string? Verdict,
    ImmutableSortedDictionary<string, string> Statuses,
    ImmutableArray<string>? KnockOuts,
    ImmutableDictionary<string, Place> ExpectedAt)
{
    public CandidateEvaluation Evaluate(Policy policy, QuestionBank bank) =>
        Domain.Evaluation.Evaluate.Candidate(new Context(policy, bank, Facts, Answers, AsOf));

    /// <summary>What differs from what was expected, a sentence each.</summary>
    public IEnumerable<Problem> Differences(CandidateEvaluation result)
    {
        if (Procedure is not null && Procedure != result.Procedure.Id)
            yield return Differs("procedure", $"手続: 期待 {Procedure}、結果 {result.Procedure.Id}（{result.Procedure.Why}）");
        if (Verdict is not null && Verdict != result.Verdict.Label())
            yield return Differs("verdict", $"総合判定: 期待 {Verdict}、結果 {result.Verdict.Label()}");
        foreach (var (id, expected) in Statuses)
        {
            var finding = result.Findings.FirstOrDefault(f => f.Requirement.Id == id);
            if (finding is null)
                yield return Differs(id, $"{id}: この要件は対策基準にありません");
            else if (finding.Status.Label() != expected)
                yield return Differs(id, $"{id}: 期待 {expected}、結果 {finding.Status.Label()}（{finding.Summary}）");
        }
        var knockOuts = result.KnockOuts.Select(f => f.Requirement.Id).Order(StringComparer.Ordinal).ToList();
        if (KnockOuts is { } ids && !knockOuts.SequenceEqual(ids.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            yield return Differs("knock_outs",
                $"不適合で除外される要件: 期待 [{string.Join("、", ids)}]、結果 [{string.Join("、", knockOuts)}]");
        }
    }

    private Problem Differs(string expectation, string how) =>
        new(ExpectedAt.GetValueOrDefault(expectation, new Place(File, 1, 1)), how);
}
