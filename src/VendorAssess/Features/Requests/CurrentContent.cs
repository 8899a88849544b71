using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>What a request for a candidate would say at this moment, and the evaluation behind it.</summary>
public sealed record CurrentContent(Edition Edition, CandidateEvaluation Evaluation, RequestContent Content)
{
    public string Text { get; } = Content.CanonicalText();

    public string Digest => RequestContent.Digest(Text);

    /// <summary>Empty roles when the facts lead to no procedure.</summary>
    public RequestRoute Route => new(
        Evaluation.Procedure.Id, Evaluation.Procedure.Title,
        [.. Evaluation.Procedure.Definition?.Submits ?? []], [.. Evaluation.Procedure.Definition?.Decides ?? []]);

    public static async ValueTask<CurrentContent> Of(
        CaseFile file, CandidateRow candidate, RequestWords words, Editions editions, DateOnly asOf)
    {
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var evaluation = Evaluate.Candidate(file.ContextFor(candidate.Number, edition.Policy, edition.Bank, asOf));
        var sources = new ContentSources(
            new(file.Case.Id, file.Case.Title, file.Case.Purpose, file.Case.Department, candidate.Number,
                candidate.Service, candidate.Plan, candidate.Provider),
            words,
            file.OverridesOf(candidate.Number),
            [
                .. file.Records.Where(r => r.Content.Length > 0)
                    .Select(r => new HeldRecord(r.Record, r.Revision, r.Content)),
            ],
            [.. Evidence(file, candidate, evaluation.Context)])
        {
            EvidenceFiles = [.. Files(file, candidate, evaluation.Context)],
        };
        return new(edition, evaluation, ContentMaker.Make(evaluation, sources));
    }

    // The workbooks that the answers came from are what they can be checked against.
    private static IEnumerable<string> Evidence(CaseFile file, CandidateRow candidate, Context context)
    {
        var asked = ContentMaker.AskedAnswers(context).Select(a => a.Question).ToHashSet(StringComparer.Ordinal);
        return file.Answers
            .Where(a => asked.Contains(a.Question) && (a.ServiceId is null || a.ServiceId == candidate.ServiceId))
            .Select(a => a.FileSha256)
            .OfType<string>();
    }

    private static IEnumerable<ContentEvidence> Files(CaseFile file, CandidateRow candidate, Context context)
    {
        var asked = AskedQuestions.For(context.Policy, context.Bank, context.Facts)
            .Select(a => a.Question.Id).ToHashSet(StringComparer.Ordinal);
        return file.Evidence
            .Where(e => (e.Question.Length == 0 || asked.Contains(e.Question))
                && (e.ServiceId is null || e.ServiceId == candidate.ServiceId))
            .Select(e => new ContentEvidence(e.Question, e.Name, e.Sha256, e.Size, e.Confidential));
    }
}
