using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Requests;

/// <summary>Beside the evaluation: what else the content of a request holds.</summary>
public sealed record ContentSources(
    RequestSubject Subject,
    RequestWords Words,
    ImmutableArray<Override> Overrides,
    ImmutableArray<HeldRecord> Records,
    ImmutableArray<string> EvidenceHashes)
{
    public ImmutableArray<ContentEvidence> EvidenceFiles { get; init; } = [];

    public ImmutableArray<ContentNote> Notes { get; init; } = [];

    public ImmutableArray<ContentAdvice> Advice { get; init; } = [];

    /// <summary>Only those that last.</summary>
    public ImmutableArray<ContentExceptionPart> Exceptions { get; init; } = [];

    public ImmutableArray<ContentCondition> Conditions { get; init; } = [];

    /// <summary>The departments that use the service beside the case's own.</summary>
    public ImmutableArray<string> UsedBy { get; init; } = [];

    public ImmutableHashSet<string> Excepted => [.. Exceptions.SelectMany(e => e.Requirements)];
}

/// <summary>Puts the content of a request together, in one order whatever the order of reading.</summary>
public static class ContentMaker
{
    /// <param name="form">The form of the canonical text; an older one to compare with what was frozen in it.</param>
    public static RequestContent Make(
        CandidateEvaluation evaluation, ContentSources sources, string form = RequestContent.CurrentForm)
    {
        var context = evaluation.Context;
        return new RequestContent(
            form, sources.Subject, sources.Words,
            PolicyOf(context),
            new(evaluation.Procedure.Id, evaluation.Procedure.Title, evaluation.Procedure.Why,
                evaluation.Procedure.Definition?.Clause ?? "", evaluation.Procedure.Definition?.Steps ?? []),
            Result(evaluation, sources),
            Facts(context), Answers(context), Records(context, sources.Records),
            [.. evaluation.Findings.Select(Finding)],
            [.. sources.Overrides.OrderBy(o => o.Requirement, StringComparer.Ordinal).Select(Override)],
            [.. sources.Exceptions.OrderBy(e => e.Number)],
            [
                .. sources.EvidenceHashes.Concat(sources.EvidenceFiles.Select(f => f.Sha256))
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            [.. sources.Advice.OrderBy(a => a.Number)],
            [.. sources.Conditions.OrderBy(c => c.Check)],
            [.. sources.UsedBy.Order(StringComparer.Ordinal)])
        {
            EvidenceFiles = sources.EvidenceFiles.IsEmpty ? null : Sorted(sources.EvidenceFiles),
            Notes = sources.Notes.IsEmpty || form != RequestContent.CurrentForm
                ? null
                : [.. sources.Notes.OrderBy(n => n.Question, StringComparer.Ordinal)],
        };
    }

    private static List<ContentEvidence> Sorted(ImmutableArray<ContentEvidence> files) =>
    [
        .. files.OrderBy(f => f.Question, StringComparer.Ordinal).ThenBy(f => f.Sha256, StringComparer.Ordinal)
            .ThenBy(f => f.Name, StringComparer.Ordinal),
    ];

    /// <summary>Only what the case asks: the service's sheet also holds answers that other cases asked for.</summary>
    public static IEnumerable<Answer> AskedAnswers(Context context) =>
        AskedQuestions.For(context.Policy, context.Bank, context.Facts)
            .Select(q => context.Answers.Find(q.Question.Id))
            .OfType<Answer>()
            .OrderBy(a => a.Question, StringComparer.Ordinal);

    private static ContentResult Result(CandidateEvaluation evaluation, ContentSources sources)
    {
        var applied = Domain.Evaluation.Overrides.Applied(evaluation, sources.Overrides);
        return new(
            evaluation.Verdict.Label(),
            Domain.Evaluation.Overrides.Decided(evaluation, sources.Overrides, sources.Excepted).Label(),
            evaluation.Score.Value, evaluation.Score.Coverage, evaluation.Score.Rule,
            [.. applied.Where(f => f.IsKnockOut).Select(f => f.Requirement.Id)],
            [.. applied.Where(IsOpen).Select(f => f.Requirement.Id)]);
    }

    private static bool IsOpen(Finding finding) =>
        finding.Status is Status.Unknown or Status.Consult or Status.Unregistered;

    private static ImmutableArray<ContentFact> Facts(Context context) =>
    [
        // In the order in which the policy asks; what it does not ask follows by name.
        .. context.Facts.Values.OrderBy(f => Place(context.Policy, f.Key)).Select(f => new ContentFact(
            f.Key, context.Policy.Label(f.Key), [.. f.Value.Order(StringComparer.Ordinal)],
            context.Policy.ValuesLabel(f.Key, f.Value))),
    ];

    private static int Place(Policy policy, string fact) =>
        policy.Facts.Select(f => f.Id).ToList().IndexOf(fact) is >= 0 and var place ? place : int.MaxValue;

    private static ImmutableArray<ContentAnswer> Answers(Context context) =>
        [.. AskedAnswers(context).Select(a => Answer(a, context.Bank.Find(a.Question)!))];

    private static ContentAnswer Answer(Answer answer, Question question) => new(
        answer.Question, question.Text, AnswerJson.Write(answer.Value), AnswerWords.Show(answer.Value, question),
        answer.Revision, answer.Note, answer.Evidence, answer.AsOf, answer.ValidUntil, answer.From);

    private static ImmutableArray<ContentRecord> Records(Context context, ImmutableArray<HeldRecord> records) =>
    [
        .. records.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new ContentRecord(
            r.Id, context.Policy.Records.FirstOrDefault(k => k.Id == r.Id)?.Label ?? r.Id, r.Revision, r.Content)),
    ];

    internal static ContentPolicy PolicyOf(Context context) => new(
        context.Policy.Id, context.Policy.Title, context.Policy.Edition, context.Policy.Hash, context.Bank.Edition,
        context.Bank.Hash);

    internal static ContentFinding Finding(Finding finding) => new(
        finding.Requirement.Id, finding.Requirement.Citation, finding.Requirement.Strength.Label(),
        finding.Requirement.Title, finding.Status.Label(), finding.Applies.Summary(), finding.Summary);

    private static ContentOverride Override(Override person) =>
        new(person.Requirement, person.Status.Label(), person.Reason, person.By, person.Revision);
}
