using System.Collections.Immutable;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Store;

/// <summary>A case as it stands in the database; facts are text until they are read under the case's policy.</summary>
/// <param name="UnderReview">A request of it is submitted: what changes now blocks its approval.</param>
public sealed record CaseRow(
    int Id, string Title, string Purpose, string Department, string Lineage, string Policy, string PolicyHash,
    string BankHash, string Facts, CaseStage Stage, int Version, string CreatedBy, DateTime CreatedAt, bool UnderReview = false)
{
    public CaseStanding Standing => new(Id, Stage, Ids.In(Lineage));
}

public sealed record CandidateRow(int Number, int ServiceId, string Service, string Plan, string Provider);

/// <summary>A revision of an answer; without a service it is of the case's own sheet.</summary>
public sealed record AnswerRow(
    int? ServiceId, string Question, int Revision, string Value, string Written, string Note, string Evidence,
    DateOnly? AsOf, DateOnly? ValidUntil, AnswerSource Source, string? FileSha256, string? FileName, string? BankHash,
    string By, DateTime At)
{
    /// <summary>Null when a later edition of the question no longer takes the value: it is asked again.</summary>
    public AnswerValue? ValueFor(Question question)
    {
        using var json = JsonDocument.Parse(Value);
        return AnswerJson.Read(question, json.RootElement, []);
    }

    /// <summary>The answer as the rules know it; null like <see cref="ValueFor"/>.</summary>
    public Answer? AnswerFor(Question question) => ValueFor(question) is { } value ? With(value) : null;

    /// <summary>What stands beside the value, also where that cannot be read.</summary>
    public Answer With(AnswerValue value) => new(
        Question, value, Note, Evidence, AsOf, ValidUntil, Revision, By + SourceSuffix, At.DayInJapan());

    /// <summary>What stands behind the name where the origin of an answer is told.</summary>
    public string SourceSuffix => $"・{Source.Label()}";
}

public sealed record RecordRow(string Record, int Revision, string Content, string By, DateTime At);

/// <summary>What the city noted beside the vendor's answer about a candidate; an empty one was taken back.</summary>
public sealed record NoteRow(int Candidate, string Question, int Revision, string Content, string By, DateTime At);

public sealed record OverrideRow(
    int Candidate, string Requirement, int Revision, Status? Status, string Reason, string By, DateTime At);

/// <summary>All that a case's evaluation rests on, read at one moment.</summary>
public sealed record CaseFile(
    CaseRow Case,
    ImmutableArray<CandidateRow> Candidates,
    ImmutableArray<AnswerRow> Answers,
    ImmutableArray<RecordRow> Records,
    ImmutableArray<OverrideRow> Overrides)
{
    /// <summary>The files that count: on the case's own sheet, and on those of its candidates' services.</summary>
    public ImmutableArray<EvidenceFile> Evidence { get; init; } = [];

    /// <summary>The newest of each.</summary>
    public ImmutableArray<NoteRow> Notes { get; init; } = [];

    public CaseSteps Steps { get; init; } = CaseSteps.None;

    public CandidateRow? FindCandidate(int number) => Candidates.FirstOrDefault(c => c.Number == number);

    /// <summary>The notes about a candidate as texts of the city's own; none of the case itself.</summary>
    public ImmutableArray<RecordRow> NotesOf(int? candidate) =>
    [
        .. Notes.Where(n => n.Candidate == candidate)
            .Select(n => new RecordRow(n.Question, n.Revision, n.Content, n.By, n.At)),
    ];

    public Facts Facts(Policy policy)
    {
        using var json = JsonDocument.Parse(Case.Facts);
        return FactsJson.Read(policy, json.RootElement, []);
    }

    /// <summary>The procedure that the facts of the case lead to.</summary>
    public DueProcedure Due(Policy policy) => Procedures.Due(policy, Facts(policy).Completed(policy));

    /// <summary>What an evaluation rests on: the service's answers, the case's own, and the city's records.</summary>
    public Context ContextFor(int candidate, Policy policy, QuestionBank bank, DateOnly asOf) =>
        new(policy, bank, Facts(policy), this.Counting(candidate, policy, bank, asOf).AnswersFor(candidate, bank), asOf);

    /// <summary>Before there is a candidate: the requirements of the case as such.</summary>
    public Context ContextWithoutCandidate(Policy policy, QuestionBank bank, DateOnly asOf) =>
        ContextFor(0, policy, bank, asOf);

    public ImmutableArray<Override> OverridesOf(int candidate) =>
    [
        .. Overrides
            .Where(o => o.Candidate == candidate && o.Status is not null)
            .Select(o => new Override(o.Requirement, o.Status!.Value, o.Reason, o.By, o.At, o.Revision)),
    ];

    /// <summary>The requirements that a permission lasts for.</summary>
    public ImmutableHashSet<string> ExceptedFor(int candidate, DateOnly day) =>
        [.. Steps.Exceptions.Where(e => e.Candidate == candidate && e.LastsOn(day)).SelectMany(e => e.Ids)];

    private AnswerSet AnswersFor(int candidate, QuestionBank bank)
    {
        var service = FindCandidate(candidate)?.ServiceId;
        var answers =
            from row in Answers
            let question = bank.Find(row.Question)
            where question is not null && row.ServiceId == (question.AboutService ? service : null)
                && (service is not null || !question.AboutService)
            let answer = row.AnswerFor(question)
            where answer is not null
            select answer;
        return AnswerSet.Of(answers, Records.Where(r => r.Content.Length > 0).Select(r => r.Record));
    }
}
