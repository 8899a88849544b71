using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>What a request for a candidate would say at this moment, and the evaluation behind it.</summary>
public sealed record CurrentContent(Edition Edition, CandidateEvaluation Evaluation, RequestContent Content)
{
    public string Text { get; } = Content.CanonicalText();

    /// <summary>What has to be recorded before it can be submitted; null when nothing is missing.</summary>
    public string? WhyNotYet { get; private init; }

    public string Digest => RequestContent.Digest(Text);

    /// <summary>Empty roles when the facts lead to no procedure.</summary>
    public RequestRoute Route => new(
        Evaluation.Procedure.Id, Evaluation.Procedure.Title,
        [.. Evaluation.Procedure.Definition?.Submits ?? []], [.. Evaluation.Procedure.Definition?.Decides ?? []],
        AdviceFirst: AdviceRules.WhyNotYet(Evaluation.Context, Evaluation.Procedure, given: false) is not null);

    /// <summary>Beside what was frozen: in its form, under the names that stand in it, so that only what counts differs.</summary>
    public static ValueTask<CurrentContent> Beside(
        RequestContent frozen, CaseFile file, CandidateRow candidate, AskedFor asked, Editions editions, DateOnly asOf) =>
        Of(FrozenNames.In(file, candidate, frozen), candidate, asked with { UsedBy = frozen.UsedBy }, editions, asOf, frozen.Form);

    /// <param name="form">The form of the content, as <see cref="ContentMaker.Make"/> takes it.</param>
    public static async ValueTask<CurrentContent> Of(
        CaseFile file, CandidateRow candidate, AskedFor asked, Editions editions, DateOnly asOf,
        string form = RequestContent.CurrentForm)
    {
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        // What a decision counts as is no part of what is decided on.
        var before = (file with { Steps = file.Steps with { Approvals = [] } })
            .Counting(candidate.Number, edition.Policy, edition.Bank, asOf);
        var evaluation = Evaluate.Candidate(before.ContextFor(candidate.Number, edition.Policy, edition.Bank, asOf));
        return new(edition, evaluation, ContentMaker.Make(
            evaluation, ContentSourcing.Of(before, candidate, asked, evaluation.Context), form))
        {
            WhyNotYet = AdviceRules.WhyNotYet(
                evaluation.Context, evaluation.Procedure, file.Steps.HasAdvice(evaluation.Procedure.Id)),
        };
    }
}
