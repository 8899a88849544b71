using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Papers;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Papers;

/// <summary>A vendor's own paper with what it proposes beside what is held; the form is null where it is no longer known.</summary>
public sealed record PaperView(
    CaseFile File, CandidateRow Candidate, Edition Edition, PaperFileRow Row, Paper Paper, ForeignForm? Form,
    ImmutableDictionary<string, DecisionRow> Decisions)
{
    private readonly ImmutableArray<Proposal> proposals =
        Proposals.From(Paper, Form?.FindVersion(Row.PaperVersion), Edition.Bank);

    private readonly IReadOnlyDictionary<string, AnswerRow> held = File.RowsFor(Candidate.Number);

    public ForeignVersion? Version => Form?.FindVersion(Row.PaperVersion);

    public string Title => $"{Form?.Title ?? Row.Paper} {Row.PaperVersion ?? "（版の確認前）"}";

    public IEnumerable<ProposalLine> Open => Lines.Where(l => l.Decision is null);

    public IEnumerable<ProposalLine> Decided => Lines.Where(l => l.Decision is not null);

    public IEnumerable<PaperRow> Unmapped => Proposals.Unmapped(Paper, proposals);

    // A row that a person took for a question has a decision without a mapping.
    private IEnumerable<ProposalLine> Lines => Edition.Bank.Questions
        .Select(q => proposals.FirstOrDefault(p => p.Question == q)
            ?? (Decisions.ContainsKey(q.Id) ? new Proposal(q, []) : null))
        .OfType<Proposal>()
        .Select(Line);

    /// <summary>The proposal for a question, from its mapping or from rows that the person chose; null where none is.</summary>
    public ProposalLine? Find(string question, IReadOnlyCollection<string> rows)
    {
        if (Edition.Bank.Find(question) is not { AboutService: true } asked)
            return null;
        var mapped = proposals.FirstOrDefault(p => p.Question == asked)?.Sources ?? [];
        var chosen = Paper.Rows
            .Where(r => rows.Contains(r.Id) && mapped.All(s => s.Row != r))
            .Select(r => new ProposalSource(r, new Crosswalk(Title, "", r.Id, Domain.Policies.Trust.Background, "")));
        ImmutableArray<ProposalSource> sources = [.. mapped, .. chosen];
        return sources.IsEmpty ? null : Line(new Proposal(asked, sources));
    }

    public string? WhyNotDecidable(Person me) => File.Case.Standing.WhyNotEditable(me);

    private ProposalLine Line(Proposal proposal) => new(
        proposal, held.GetValueOrDefault(proposal.Question.Id), Decisions.GetValueOrDefault(proposal.Question.Id),
        $"{Title}（{Row.FileName}）");
}

/// <summary>One proposal beside the answer held and what was decided about it.</summary>
public sealed record ProposalLine(Proposal Proposal, AnswerRow? Row, DecisionRow? Decision, string Paper)
{
    public Question Question => Proposal.Question;

    public Answer? Held => Row?.AnswerFor(Question);

    public int Seen => Row?.Revision ?? 0;

    public string Evidence => Proposal.Evidence(Paper);

    /// <summary>Why it cannot be taken as it stands, but only after somebody has looked at it; null when it can.</summary>
    public string? WhyNotAtOnce => this switch
    {
        { Row: not null } => "回答があるので、見比べて採否を決めてください。",
        { Proposal.Value: null } => "値は資料から決まりません。確かめて選んでください。",
        _ => null,
    };

    /// <summary>What the form shows first: the answer held where there is one, with the paper's words behind its own.</summary>
    public Answer Suggested => new(
        Question.Id,
        Held?.Value ?? Proposal.Value ?? new AnswerValue.Given(ImmutableSortedDictionary<string, FieldValue>.Empty),
        Joined(Held?.Note, Proposal.Note), Joined(Held?.Evidence, Evidence), Held?.AsOf, Held?.ValidUntil, Seen);

    public WantedAnswer? AtOnce => WhyNotAtOnce is null
        ? new WantedAnswer(new Answer(Question.Id, Proposal.Value!, Proposal.Note, Evidence))
        : null;

    private static string Joined(string? held, string words) =>
        string.IsNullOrEmpty(held) ? words : held.Contains(words, StringComparison.Ordinal) ? held : $"{held}\n{words}";
}
