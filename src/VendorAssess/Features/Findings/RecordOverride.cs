using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Findings;

/// <summary>A judgement as a person wants to make it; without status it withdraws the one before.</summary>
public sealed record WantedOverride(
    int CaseId, int Candidate, string Requirement, int SeenRevision, Status? Status, string Reason);

/// <summary>Adds a person's judgement (審査者判断) beside the computed finding, which it never changes.</summary>
public sealed class RecordOverride(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    private const string NoSuchFinding = "この案件、候補又は要件は見つかりません。あなたの部署からは見られないものかもしれません。";

    public async Task<Outcome<OverrideRow>> Run(Person me, string? address, WantedOverride wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(wanted.CaseId);
        var file = await db.LoadCaseFile(wanted.CaseId, me.Id, now.DayInJapan());
        if (file?.FindCandidate(wanted.Candidate) is null)
            return Outcome.Refused<OverrideRow>(NoSuchFinding);
        var newest = file.Overrides.FirstOrDefault(o =>
            o.Candidate == wanted.Candidate && o.Requirement == wanted.Requirement);
        if (newest is not null && IsRepeated(newest, wanted, me))
            return Outcome.Done(newest);
        var (policy, bank) = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var context = file.ContextFor(wanted.Candidate, policy, bank, now.DayInJapan());
        if (WhyNot(file, newest, wanted, me, context) is { } reason)
            return Outcome.Refused<OverrideRow>(reason);

        var row = new OverrideRow(
            wanted.Candidate, wanted.Requirement, wanted.SeenRevision + 1, wanted.Status, wanted.Reason.Trim(), me.Name,
            now.UtcDateTime);
        var post = file.Case.Standing.Reviewer(me, file.Due(policy))!;
        await db.AddOverride(new(
            wanted.CaseId, row.Candidate, row.Requirement, row.Revision, row.Status?.ToString(), row.Reason, me.Id,
            post.Id, row.At));
        await db.WriteAudit(Entry(me, post, address, wanted, row));
        await transaction.CommitAsync();
        return Outcome.Done(row);
    }

    // The second click of a double click finds its own judgement there.
    private static bool IsRepeated(OverrideRow newest, WantedOverride wanted, Person me) =>
        (newest.Revision, newest.Status, newest.Reason, newest.By)
        == (wanted.SeenRevision + 1, wanted.Status, wanted.Reason.Trim(), me.Name);

    private static string? WhyNot(
        CaseFile file, OverrideRow? newest, WantedOverride wanted, Person me, Context context)
    {
        var due = file.Due(context.Policy);
        if (file.Case.Standing.WhyNotOverridable(me, due) is { } reason)
            return reason;
        var finding = Evaluate.Candidate(context).Findings.FirstOrDefault(f => f.Requirement.Id == wanted.Requirement);
        return (finding, newest, wanted.Status) switch
        {
            (null, _, _) => NoSuchFinding,
            _ when (newest?.Revision ?? 0) != wanted.SeenRevision =>
                "画面を開いた後に、ほかの審査者の判断が記録されました。何も保存していません。内容を確かめてから、もう一度記録してください。",
            (_, null or { Status: null }, null) => "取り消す判断がありません。",
            _ when Overrides.Lifts(finding, newest?.Status, wanted.Status)
                && file.Case.Standing.Decider(me, due) is null =>
                "必須又は禁止の要件の不適合を人の判断で外せるのは、この手続で審査する職だけです。"
                    + "その職に判断を求めるか、例外措置の許可を求めてください。",
            _ => Overrides.WhyNotRecordable(finding, wanted.Status ?? newest!.Status!.Value, wanted.Reason),
        };
    }

    private static AuditEntry Entry(Person me, Post post, string? address, WantedOverride wanted, OverrideRow row) =>
        new(me.Id, post.Id, row.Status is null ? "override.withdrawn" : "override.recorded", "case",
            wanted.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["候補"] = row.Candidate.ToString(CultureInfo.InvariantCulture),
                ["要件"] = $"{row.Requirement}:{row.Revision}",
                ["判断"] = row.Status?.Label() ?? "",
            },
        };
}
