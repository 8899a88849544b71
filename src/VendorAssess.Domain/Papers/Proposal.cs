using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Papers;

/// <summary>A row of a paper that speaks of a question, and the mapping that says so.</summary>
public sealed record ProposalSource(PaperRow Row, Crosswalk By)
{
    /// <summary>Mapped for this question alone, not only for its theme.</summary>
    public bool IsOwn => By.Theme.Length == 0;
}

/// <summary>
/// 回答候補: what a vendor's own paper says about a question. Never an answer until a person makes it one; the words are
/// the vendor's, and a value is suggested only where those words are the answer: a text asked by a mapping of its own.
/// </summary>
public sealed record Proposal(Question Question, ImmutableArray<ProposalSource> Sources)
{
    private const int LongestText = 32_767;

    /// <summary>By the question's own mapping where there is one: the theme's is wider.</summary>
    private IEnumerable<PaperRow> Rows =>
        Sources.Where(s => s.IsOwn || !Sources.Any(other => other.IsOwn)).Select(s => s.Row).Distinct();

    public AnswerValue? Value
    {
        get
        {
            var words = Sources.Where(s => s.IsOwn && s.Row.Note.Length > 0).Select(s => s.Row.Note).Distinct();
            var text = Cut(string.Join('\n', words));
            return Question.Main.Type == FieldType.Text && text.Length > 0
                ? new AnswerValue.Given(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal)
                    .Add(Field.MainName, new FieldValue.Words(text)))
                : null;
        }
    }

    public string Note => Cut(string.Join('\n', Rows.Select(Said)));

    /// <summary>Where it was said: the paper in its version, the ids, and the cells.</summary>
    public string Evidence(string paper) =>
        Cut($"{paper}：{string.Join('、', Rows.Select(r => $"{r.Id}（{r.Sheet} {r.Cell}）"))}");

    private static string Said(PaperRow row) => row switch
    {
        { Note: "" } => $"{row.Id}：{row.Answer}",
        { Answer: "" } => $"{row.Id}：{row.Note}",
        _ => $"{row.Id}：{row.Answer}。{row.Note}",
    };

    // Never between the halves of a pair.
    private static string Cut(string text) => text.Length <= LongestText ? text
        : text[..(LongestText - (char.IsHighSurrogate(text[LongestText - 2]) ? 2 : 1))] + "…";
}

public static class Proposals
{
    /// <summary>In the order of the bank, for what is asked about the service; none where the version is not mapped.</summary>
    public static ImmutableArray<Proposal> From(Paper paper, ForeignVersion? version, QuestionBank bank)
    {
        if (version is not { IsMapped: true })
            return [];
        var byControl = paper.Rows.ToLookup(r => ForeignVersion.ControlOf(r.Id), StringComparer.Ordinal);
        return
        [
            .. bank.Questions.Where(q => q.AboutService)
                .Select(q => new Proposal(q, [.. Sources(q, version, byControl)]))
                .Where(p => !p.Sources.IsEmpty),
        ];
    }

    /// <summary>The rows that no question of the bank is mapped to: a person may still take one for a question.</summary>
    public static IEnumerable<PaperRow> Unmapped(Paper paper, IEnumerable<Proposal> proposals)
    {
        var used = proposals.SelectMany(p => p.Sources).Select(s => s.Row).ToHashSet();
        return paper.Rows.Where(r => !used.Contains(r));
    }

    private static IEnumerable<ProposalSource> Sources(
        Question question, ForeignVersion version, ILookup<string, PaperRow> byControl) =>
        from mapping in question.Crosswalk
        where mapping.Framework == version.Framework && mapping.Version == version.FrameworkVersion
        orderby mapping.Theme.Length > 0
        from row in byControl[mapping.Id]
        select new ProposalSource(row, mapping);
}
