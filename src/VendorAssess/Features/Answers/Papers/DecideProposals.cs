using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Papers;

/// <summary>
/// What a person decided about proposals of one paper: taken as they stand, taken as the person wrote them (each with the
/// revision that was shown), or not taken.
/// </summary>
public sealed record ProposalsToDecide(int CaseId, int Candidate, int PaperId)
{
    public IReadOnlyList<string> Accepted { get; init; } = [];

    public IReadOnlyList<WantedAnswer> Edited { get; init; } = [];

    public IReadOnlyList<string> Rejected { get; init; } = [];
}

/// <summary>Turns proposals into answers, or keeps that they were not taken; all of it or nothing.</summary>
public sealed class DecideProposals(NpgsqlDataSource postgres, LoadPaper loadPaper, TimeProvider clock)
{
    /// <summary>How many proposals were decided.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, ProposalsToDecide wanted)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(wanted.CaseId);
        var sheet = await db.LockServiceSheet(wanted.CaseId, wanted.Candidate);
        var paper = await loadPaper.Load(db, me, wanted.CaseId, wanted.Candidate, wanted.PaperId);
        if (sheet is not { } sheetId || paper is null)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        if (WhyNot(paper, me, wanted) is { } reason)
            return Outcome.Refused<int>(reason);

        var accepted = paper.Open.Where(l => wanted.Accepted.Contains(l.Question.Id)).Select(l => l.AtOnce!);
        var plan = AnswerPlan.For(
            [.. accepted, .. wanted.Edited], paper.File.HeldFor(wanted.Candidate, paper.Edition.Bank));
        if (AnswerRefusals.Overtaken(plan, new RecordPlan([], []), paper.Edition.Policy) is { } overtaken)
            return Outcome.Refused<int>(overtaken);

        var decisions = Decisions(paper, wanted, plan);
        var origin = new AnswerOrigin(AnswerSource.Proposal, wanted.PaperId, me.Id, now, paper.Edition.Bank.Hash);
        await db.AddAnswers(sheetId, plan.Additions, origin);
        await db.AddDecisions(wanted.PaperId, decisions, me.Id, now);
        await db.WriteAudit(Entry(paper, me, address, wanted, decisions));
        await transaction.CommitAsync();
        return Outcome.Done(decisions.Length);
    }

    private static string? WhyNot(PaperView paper, Person me, ProposalsToDecide wanted)
    {
        var open = paper.Open.ToDictionary(l => l.Question.Id, StringComparer.Ordinal);
        return paper.WhyNotDecidable(me)
            ?? wanted.Accepted
                .Select(id => !open.TryGetValue(id, out var line) ? $"{id} の候補は、ほかの人が先に決めたか、見つかりません。"
                    : line.WhyNotAtOnce is { } why ? $"{id} は、まとめて採用できません。{why}" : null)
                .FirstOrDefault(why => why is not null)
            ?? wanted.Rejected.Where(id => !open.ContainsKey(id))
                .Select(id => $"{id} の候補は、ほかの人が先に決めたか、見つかりません。").FirstOrDefault()
            ?? wanted.Edited.Where(a => paper.Edition.Bank.Find(a.Answer.Question) is not { AboutService: true })
                .Select(a => $"{a.Answer.Question} は、この票の項目ではありません。").FirstOrDefault()
            ?? (wanted is { Accepted: [], Edited: [], Rejected: [] } ? "候補を一つも選んでいません。" : null);
    }

    private static ImmutableArray<NewDecision> Decisions(PaperView paper, ProposalsToDecide wanted, AnswerPlan plan)
    {
        var held = paper.File.RowsFor(wanted.Candidate);
        int Revision(string question) =>
            plan.Additions.FirstOrDefault(a => a.Answer.Question == question)?.Answer.Revision ?? held[question].Revision;
        return
        [
            .. wanted.Accepted.Select(id => new NewDecision(id, ProposalDecision.Accepted, Revision(id))),
            .. wanted.Edited.Select(a => new NewDecision(a.Answer.Question, HowTaken(paper, a.Answer), Revision(a.Answer.Question))),
            .. wanted.Rejected.Select(id => new NewDecision(id, ProposalDecision.Rejected, null)),
        ];
    }

    private static ProposalDecision HowTaken(PaperView paper, Answer answer) =>
        paper.Find(answer.Question, [])?.AtOnce is { } proposed && AnswerPlan.SaysTheSame(proposed.Answer, answer)
            ? ProposalDecision.Accepted
            : ProposalDecision.Edited;

    private static AuditEntry Entry(
        PaperView paper, Person me, string? address, ProposalsToDecide wanted, ImmutableArray<NewDecision> decisions) =>
        new(me.Id, paper.File.Case.Standing.Worker(me)?.Id, "proposals.decided", "case",
            wanted.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = paper.Row.FileSha256,
            Detail = new Dictionary<string, string>
            {
                ["候補"] = wanted.Candidate.ToString(CultureInfo.InvariantCulture),
                ["採用した設問"] = AnswerRefusals.Revisions(decisions
                    .Where(d => d.AnswerRevision is not null).Select(d => (d.Question, d.AnswerRevision!.Value))),
                ["採用しなかった設問"] = string.Join(' ', wanted.Rejected),
            },
        };
}
