using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Domain.Requests;

/// <summary>
/// What an 例外措置 is asked for, frozen as a request is: with the words shown, so that it is read when questions, policy
/// and answers have moved on.
/// </summary>
public sealed record ExceptionContent(
    string Form,
    RequestSubject Subject,
    ContentPolicy Policy,
    ImmutableArray<ContentFinding> Requirements,
    string Reason,
    string Measures,
    DateOnly From,
    DateOnly Until,
    DateOnly? TakenOn)
{
    public const string CurrentForm = "exception-content-1";

    /// <summary>The requirements stand as after the persons' judgements, in the order of the policy.</summary>
    public static ExceptionContent Of(
        CandidateEvaluation evaluation, IEnumerable<Override> overrides, RequestSubject subject, ExceptionDraft draft) =>
        new(
            CurrentForm, subject, ContentMaker.PolicyOf(evaluation.Context),
            [
                .. Domain.Evaluation.Overrides.Applied(evaluation, overrides)
                    .Where(f => draft.Requirements.Contains(f.Requirement.Id))
                    .Select(ContentMaker.Finding),
            ],
            draft.Reason, draft.Measures, draft.From!.Value, draft.Until!.Value, draft.TakenOn);

    public string CanonicalText() => CanonicalJson.Write(this);

    public static ExceptionContent Read(string canonicalText) => CanonicalJson.FormOf(canonicalText) == CurrentForm
        ? CanonicalJson.Read<ExceptionContent>(canonicalText)
        : throw new InvalidOperationException($"The frozen text is not of the form {CurrentForm}.");
}
