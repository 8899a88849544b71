using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Sheets;

/// <summary>A requirement that came out otherwise than in the earlier case's request.</summary>
public sealed record ChangedFinding(string Requirement, string Title, string Before, string After, string Why);

/// <summary>What changed about a candidate's service since the newest earlier case that considered it.</summary>
/// <param name="Findings">Null where they cannot be compared; the reason says why.</param>
public sealed record ChangedSince(
    CaseFile File, CandidateRow Candidate, EarlierCase? Earlier, ImmutableArray<SheetDifference> Answers,
    ImmutableArray<ChangedFinding>? Findings, string WhyNoFindings);

public sealed class LoadSince(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate; an earlier case counts only where it is seen too.</summary>
    public async Task<ChangedSince?> Load(Person me, int caseId, int number, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(number) is not { } candidate)
            return null;
        if (await db.LoadEarlier(caseId, candidate.ServiceId, me.Id, today, leaving) is not var (earlier, before))
            return new ChangedSince(file, candidate, null, [], null, "");
        var lines = new SheetLines(editions);
        var then = earlier.At.DayInJapan();
        ImmutableArray<AnswerRow> now = [.. file.Answers.Where(a => a.ServiceId == candidate.ServiceId)];
        var answers = CompareDays.Differences(await lines.Of(before, then), await lines.Of(now, today), then, today);
        var (findings, whyNot) = await Findings(file, candidate, earlier, today);
        return new ChangedSince(file, candidate, earlier, answers, findings, whyNot);
    }

    private async Task<(ImmutableArray<ChangedFinding>?, string)> Findings(
        CaseFile file, CandidateRow candidate, EarlierCase earlier, DateOnly today)
    {
        if (earlier.Content is null)
            return (null, "前の案件では申請が提出されていないため、判定は比べません。");
        if ((earlier.PolicyHash, earlier.BankHash) != (file.Case.PolicyHash, file.Case.BankHash))
            return (null, await Editions(file, RequestContent.Read(earlier.Content)));
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var before = RequestContent.Read(earlier.Content);
        var evaluation = Evaluate.Candidate(file.ContextFor(candidate.Number, edition.Policy, edition.Bank, today));
        return (
            [
                .. from finding in evaluation.Findings
                   let old = before.FindFinding(finding.Requirement.Id)
                   where old is not null && old.Status != finding.Status.Label()
                   select new ChangedFinding(
                       finding.Requirement.Id, finding.Requirement.Title, old.Status, finding.Status.Label(), finding.Summary),
            ], "");
    }

    private async Task<string> Editions(CaseFile file, RequestContent before)
    {
        var now = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        return $"対策基準又は設問の版が違うため、判定は比べません（前：{before.Policy.Title} {before.Policy.Edition}・設問 {before.Policy.BankEdition}、"
            + $"今：{now.Policy.Title} {now.Policy.Edition}・設問 {now.Bank.Edition}）。";
    }
}
