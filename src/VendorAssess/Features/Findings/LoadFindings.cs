using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Findings;

/// <summary>A candidate's evaluation with the persons' judgements beside it.</summary>
public sealed record CandidateFindings(
    CaseFile File, CandidateRow Candidate, Edition Edition, CandidateEvaluation Evaluation)
{
    public ImmutableArray<Override> Overrides => File.OverridesOf(Candidate.Number);

    public Verdict Decided => Domain.Evaluation.Overrides.Decided(Evaluation, Overrides);

    public Finding? Find(string requirement) =>
        Evaluation.Findings.FirstOrDefault(f => f.Requirement.Id == requirement);

    /// <summary>The newest judgement on a requirement, also one that withdraws.</summary>
    public OverrideRow? NewestOverride(string requirement) =>
        File.Overrides.FirstOrDefault(o => o.Candidate == Candidate.Number && o.Requirement == requirement);

    /// <summary>The questions that a requirement is judged by, with who answered them and when.</summary>
    public IEnumerable<(Question Question, AnswerRow? Row)> AnswersOf(Finding finding) =>
        from id in AskedQuestions.Of(finding.Requirement)
        let question = Edition.Bank.Find(id)
        where question is not null
        let sheet = question.AboutService ? Candidate.ServiceId : (int?)null
        select (question, File.Answers.FirstOrDefault(a => a.Question == id && a.ServiceId == sheet));
}

public sealed class LoadFindings(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<CandidateFindings?> Load(Person me, int caseId, int candidate, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } row)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var context = file.ContextFor(candidate, edition.Policy, edition.Bank, today);
        return new CandidateFindings(file, row, edition, Evaluate.Candidate(context));
    }
}
