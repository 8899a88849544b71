using System.Collections.Immutable;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Policies;

/// <summary>Two editions of a policy beside each other, and those that can be chosen; null while there is but one.</summary>
public sealed record EditionComparison(
    ImmutableArray<EditionLine> Choices, SeenEdition? From, SeenEdition? To, EditionChanges? Changes);

/// <summary>Two editions of the questions beside each other; null while there is but one.</summary>
public sealed record QuestionComparison(
    ImmutableArray<EditionLine> Choices, QuestionBank? From, QuestionBank? To, ImmutableArray<ChangedQuestion> Changes);

/// <summary>Compares two editions; what is not chosen is the one in force, and the newest kept beside it.</summary>
public sealed class CompareEditions(ListEditions list, FindEdition find)
{
    /// <summary>Null where the policy, or an edition that is named, is not kept here.</summary>
    public async Task<EditionComparison?> Load(
        Person me, string policy, EditionKey? from, EditionKey? to, CancellationToken leaving)
    {
        var choices = await list.Load(me, policy, leaving);
        if (choices.IsEmpty || policy == ListEditions.Questions)
            return null;
        if ((from ?? Other(choices, to)) is not { } one)
            return new EditionComparison(choices, null, null, null);
        var (older, newer) = (await find.Load(policy, one, leaving), await find.Load(policy, to ?? choices[0].Key, leaving));
        return older is null || newer is null
            ? null
            : new EditionComparison(choices, older, newer,
                EditionChanges.Between(older.Policy, older.Bank, newer.Policy, newer.Bank));
    }

    /// <summary>Null where an edition that is named is not kept here.</summary>
    public async Task<QuestionComparison?> LoadQuestions(
        Person me, EditionKey? from, EditionKey? to, CancellationToken leaving)
    {
        var choices = await list.Load(me, ListEditions.Questions, leaving);
        if ((from ?? Other(choices, to)) is not { } one)
            return new QuestionComparison(choices, null, null, []);
        var (older, newer) = (await find.LoadQuestions(one, leaving), await find.LoadQuestions(to, leaving));
        return older is null || newer is null
            ? null
            : new QuestionComparison(choices, older, newer, EditionChanges.Between(older, newer));
    }

    private static EditionKey? Other(ImmutableArray<EditionLine> choices, EditionKey? to) =>
        choices.Select(c => c.Key).FirstOrDefault(key => key != (to ?? choices[0].Key));
}
