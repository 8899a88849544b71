using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>The one decision on a request; an approval is recorded in 利用台帳 in the same step.</summary>
public sealed class DecideRequest(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of the use that was recorded, null when the decision was no approval.</summary>
    public async Task<Outcome<int?>> Run(
        Person me, string? address, int requestId, WantedDecision decision, WantedUse use)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockRequest(requestId, me.Id, now.DayInJapan()) is not { } row)
            return Outcome.Refused<int?>(RequestTexts.NoSuchRequest);
        if (row.Content is null)
            return Outcome.Refused<int?>($"審査待ちの申請だけを審査できます（現在: {row.Status.Label()}）。");

        var ground = await Ground(db, row, me, now.DayInJapan());
        var whyNot = row.Standing.Decide(me, decision, ground) is Outcome<Request>.Refused(var reason)
            ? reason
            : await WhyNotRecorded(db, row, decision, use, now.DayInJapan());
        if (whyNot is not null)
            return Outcome.Refused<int?>(whyNot);

        var post = DecisionRules.DecidingPost(me, ground.Procedure)!;
        await db.SaveStatus(requestId, decision.Status);
        await db.AddDecision(requestId, decision, me.Id, post, now.UtcDateTime);
        int? useId = decision.Status.IsApproval() ? await db.AddUse(requestId, use, me.Id, now.UtcDateTime) : null;
        await db.WriteAudit(Entry(me, post, address, row, decision, useId));
        await transaction.CommitAsync();
        return Outcome.Done(useId);
    }

    // The policy is the one submitted under: a later edition of the case shows as a difference, and blocks.
    private async Task<DecisionGround> Ground(NpgsqlConnection db, RequestRow row, Person me, DateOnly today)
    {
        var frozen = RequestContent.Read(row.Content!);
        var edition = await editions.Find(frozen.Policy.Id, frozen.Policy.Hash, frozen.Policy.BankHash);
        var file = (await db.LoadCaseFile(row.CaseId, me.Id, today))!;
        var current = await CurrentContent.Of(file, file.FindCandidate(row.Candidate)!, row.Words, editions, today);
        return new(
            edition.Policy, edition.Policy.Procedures.Single(p => p.Id == frozen.Procedure.Id), current.Digest,
            frozen.Result.KnockOuts, [.. frozen.Exceptions]);
    }

    private static async Task<string?> WhyNotRecorded(
        NpgsqlConnection db, RequestRow row, WantedDecision decision, WantedUse use, DateOnly today) =>
        decision.Status.IsApproval() ? use.WhyNotRecordable(await db.ListManagers(row.CaseId), today) : null;

    private static AuditEntry Entry(
        Person me, Post post, string? address, RequestRow row, WantedDecision decision, int? useId) =>
        RequestTexts.Audit(me, post.Id, address, $"request.{decision.Status}", row.Id) with
        {
            BeforeDigest = row.Digest,
            AfterDigest = RequestContent.Digest(
                string.Join('\0', decision.Status, decision.Reason, decision.Conditions, decision.SamePersonReason)),
            Detail = new Dictionary<string, string>
            {
                ["利用"] = useId?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["決定の仕方"] = post.Via.ActedAs(),
            },
        };
}
