using System.Collections.Immutable;

namespace VendorAssess.Domain.Questionnaires;

public sealed record QuestionGroup(string Id, string Title);

/// <summary>All questions in one edition; <see cref="Hash"/> is the SHA-256 of the files it was read from.</summary>
public sealed record QuestionBank(
    string Id,
    string Edition,
    string Hash,
    ImmutableArray<QuestionGroup> Groups,
    ImmutableArray<Question> Questions)
{
    private ImmutableDictionary<string, Question> byId = Questions.ToImmutableDictionary(q => q.Id);

    // A copy with other questions finds these, not those that it was copied from.
    public ImmutableArray<Question> Questions
    {
        get;
        init
        {
            field = value;
            byId = value.ToImmutableDictionary(q => q.Id);
        }
    } = Questions;

    public Question? Find(string id) => byId.GetValueOrDefault(id);

    public string GroupTitle(string group) => Groups.FirstOrDefault(g => g.Id == group)?.Title ?? group;
}
