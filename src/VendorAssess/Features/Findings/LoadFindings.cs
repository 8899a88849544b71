using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Findings;

/// <summary>A candidate's evaluation with the persons' judgements beside it.</summary>
public sealed record CandidateFindings(
    CaseFile File, CandidateRow Candidate, Edition Edition, CandidateEvaluation Evaluation)
{
    /// <summary>Where the answers of imported workbooks stood, by question; known on the page of one finding.</summary>
    public ImmutableDictionary<string, AnswerCell> Cells { get; init; } = ImmutableDictionary<string, AnswerCell>.Empty;

    public ImmutableArray<Override> Overrides => File.OverridesOf(Candidate.Number);

    public Verdict Decided => Domain.Evaluation.Overrides.Decided(Evaluation, Overrides, Excepted);

    /// <summary>Requirements that an 例外措置 is granted for.</summary>
    public ImmutableHashSet<string> Excepted => File.ExceptedFor(Candidate.Number, Evaluation.Context.AsOf);

    public Finding? Find(string requirement) =>
        Evaluation.Findings.FirstOrDefault(f => f.Requirement.Id == requirement);

    /// <summary>The newest judgement on a requirement, also one that withdraws.</summary>
    public OverrideRow? NewestOverride(string requirement) =>
        File.Overrides.FirstOrDefault(o => o.Candidate == Candidate.Number && o.Requirement == requirement);

    /// <summary>What was asked for and not taken back, the newest first.</summary>
    public IEnumerable<ExceptionRow> ExceptionsFor(string requirement) => File.Steps.Exceptions.Reverse().Where(e =>
        e.Candidate == Candidate.Number && e.Status != ExceptionStatus.Withdrawn && e.Ids.Contains(requirement));

    /// <summary>The newest answer to a question with who gave it and when; null while there is none.</summary>
    public AnswerRow? RowOf(Question question)
    {
        var sheet = question.AboutService ? Candidate.ServiceId : (int?)null;
        return File.Answers.FirstOrDefault(a => a.Question == question.Id && a.ServiceId == sheet);
    }

    /// <summary>The place on the pages where a question is answered: the service's sheet, or the case's own.</summary>
    public string SheetOf(string question) => Edition.Bank.Find(question) is { AboutService: true }
        ? $"/cases/{File.Case.Id}/candidates/{Candidate.Number}/answers#{question}"
        : $"/cases/{File.Case.Id}/answers#a-{question}-state";

    /// <summary>The page of the finding on a requirement.</summary>
    public string PathOf(string requirement) =>
        $"/cases/{File.Case.Id}/candidates/{Candidate.Number}/findings/{Uri.EscapeDataString(requirement)}";

    /// <summary>Null while there is none; a record that was emptied again is none.</summary>
    public RecordRow? RecordOf(string record) =>
        File.Records.FirstOrDefault(r => r.Record == record && r.Content.Length > 0);
}

public sealed class LoadFindings(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<CandidateFindings?> Load(Person me, int caseId, int candidate, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } row)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var context = file.ContextFor(candidate, edition.Policy, edition.Bank, today);
        var counted = file.Counting(candidate, edition.Policy, edition.Bank, today);
        return new CandidateFindings(counted, row, edition, Evaluate.Candidate(context));
    }
}
