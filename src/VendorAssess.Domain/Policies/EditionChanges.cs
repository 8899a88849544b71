using System.Collections.Immutable;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Policies;

/// <summary>What differs between two editions of a policy, each read with its questions.</summary>
/// <param name="Requirements">In the order of the newer edition; what is gone stands last, in its old order.</param>
/// <param name="Questions">In the same order, over the whole bank.</param>
/// <param name="Frame">Scales, networks, facts, roles, procedures, records, weights.</param>
public sealed record EditionChanges(
    ImmutableArray<ChangedRequirement> Requirements,
    ImmutableArray<ChangedQuestion> Questions,
    ImmutableArray<PartChange> Frame)
{
    public bool IsEmpty => Requirements.IsEmpty && Questions.IsEmpty && Frame.IsEmpty;

    /// <summary>Whether a case may be judged otherwise under the newer edition: if not, there is nothing to try.</summary>
    public bool Judges =>
        Requirements.Any(r => r.Judges) || Frame.Any(f => f.Judges)
        || Questions.Any(q => q.Needed && (q.Before is null || q.After is null || q.Parts.Any(p => p.Judges)));

    public static EditionChanges Between(Policy before, QuestionBank bankBefore, Policy after, QuestionBank bankAfter)
    {
        var (then, now) = (new ComparedEdition(before, bankBefore), new ComparedEdition(after, bankAfter));
        var needed = Needed(then).Concat(Needed(now)).ToHashSet(StringComparer.Ordinal);
        return new EditionChanges(
            [
                .. Pairs(before.Requirements, after.Requirements, r => r.Id)
                    .Select(p => new ChangedRequirement(p.Before, p.After, Parts(p, ChangedRequirement.Compared, then, now)))
                    .Where(c => c.Before is null || c.After is null || !c.Parts.IsEmpty),
            ],
            [
                .. Pairs(bankBefore.Questions, bankAfter.Questions, q => q.Id)
                    .Select(p => new ChangedQuestion(p.Before, p.After, Parts(p, ChangedQuestion.Compared, then, now),
                        needed.Contains((p.After ?? p.Before)!.Id)))
                    .Where(c => c.Before is null || c.After is null || !c.Parts.IsEmpty),
            ],
            FrameChanges.Between(then, now));
    }

    /// <summary>What differs between two editions of the questions alone.</summary>
    public static ImmutableArray<ChangedQuestion> Between(QuestionBank before, QuestionBank after) =>
        Between(Policy.None, before, Policy.None, after).Questions;

    private static IEnumerable<string> Needed(ComparedEdition edition) => PolicyQuestions.Of(edition.Policy, edition.Bank)
        .Select(q => q.Question.Id);

    private static IEnumerable<(T? Before, T? After)> Pairs<T>(
        ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> id)
        where T : class
    {
        var (old, kept) = (before.ToDictionary(id, StringComparer.Ordinal), after.Select(id).ToHashSet(StringComparer.Ordinal));
        return after.Select(a => (old.GetValueOrDefault(id(a)), (T?)a))
            .Concat(before.Where(b => !kept.Contains(id(b))).Select(b => ((T?)b, (T?)null)));
    }

    private static ImmutableArray<PartChange> Parts<T>(
        (T? Before, T? After) pair, ImmutableArray<ComparedPart<T>> compared, ComparedEdition then, ComparedEdition now)
        where T : class =>
        pair is ({ } before, { } after)
            ? [.. compared.Select(c => c.Between(before, then, after, now)).OfType<PartChange>()]
            : [];
}
