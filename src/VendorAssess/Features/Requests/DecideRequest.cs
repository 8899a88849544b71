using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>The one decision on a request; an approval is recorded in 利用台帳 in the same step.</summary>
public sealed class DecideRequest(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of the use that was recorded, null when the decision was no approval.</summary>
    public async Task<Outcome<int?>> Run(
        Person me, string? address, int requestId, WantedDecision decision, WantedUse use)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockRequest(requestId, me.Id, now.DayInJapan()) is not { } row)
            return Outcome.Refused<int?>(RequestTexts.NoSuchRequest);
        if (row.Content is null)
            return Outcome.Refused<int?>($"審査待ちの申請だけを審査できます（現在: {row.Status.Label()}）。");

        if (RequestContent.Digest(row.Content) != row.Digest)
            return Outcome.Refused<int?>(RequestTexts.SealBroken);

        var ground = await Ground(db, row, me, now.DayInJapan());
        var whyNot = row.Standing.Decide(me, decision, ground) is Outcome<Request>.Refused(var reason)
            ? reason
            : WhyNotRecorded(row, decision, use, ground);
        if (whyNot is not null)
            return Outcome.Refused<int?>(whyNot);

        var by = new Signed(me, row.Standing.DecidingPost(me, ground.Procedure)!, now.UtcDateTime);
        var conditions = ConditionRules.Text(decision.Conditions, ground.Posts);
        await db.SaveStatus(requestId, decision.Status);
        await db.AddDecision(requestId, decision, conditions, by);
        var useId = decision.Status.IsApproval() ? await Record(db, row, decision, use, by) : (int?)null;
        await db.WriteAudit(Entry(by, address, row, decision, conditions, useId));
        await transaction.CommitAsync();
        return Outcome.Done(useId);
    }

    private static async Task<int> Record(
        DbConnection db, RequestRow row, WantedDecision decision, WantedUse use, Signed by)
    {
        var id = await db.AddUse(new(row.Id, null, row.Departments), use, by);
        if (!decision.Conditions.IsEmpty)
            await db.AddConditions(id, decision.Conditions, by);
        return id;
    }

    // The policy is the one submitted under: a later edition of the case shows as a difference, and blocks.
    private async Task<DecisionGround> Ground(DbConnection db, RequestRow row, Person me, DateOnly today)
    {
        var frozen = RequestContent.Read(row.Content!);
        var edition = await editions.Find(frozen.Policy.Id, frozen.Policy.Hash, frozen.Policy.BankHash);
        var file = (await db.LoadCaseFile(row.CaseId, me.Id, today))!;
        var current = await CurrentContent.Beside(
            frozen, file, file.FindCandidate(row.Candidate)!, row.Asked, editions, today);
        return new(
            edition.Policy, edition.Policy.Procedures.Single(p => p.Id == frozen.Procedure.Id), current.Digest,
            frozen.Result.KnockOuts, frozen.Exceptions)
        {
            Messages = await db.ListMessages(row.Id),
            Posts = await db.ListLineagePosts(row.CaseId, today),
            Today = today,
        };
    }

    private static string? WhyNotRecorded(
        RequestRow row, WantedDecision decision, WantedUse use, DecisionGround ground)
    {
        if (!decision.Status.IsApproval())
            return null;
        var frozen = RequestContent.Read(row.Content!);
        return use.WhyNotRecordable(UseRules.Seats(ground.Policy, frozen.HeldFacts(), ground.Posts), ground.Today)
            ?? use.WhyNotAskedFor(frozen.Words)
            ?? use.WhyNotExcepted(ground, decision.Conditions);
    }

    private static AuditEntry Entry(
        Signed by, string? address, RequestRow row, WantedDecision decision, string conditions, int? useId) =>
        RequestTexts.Audit(by.Person, by.PostId, address, $"request.{decision.Status}", row.Id) with
        {
            BeforeDigest = row.Digest,
            AfterDigest = RequestContent.Digest(
                string.Join('\0', decision.Status, decision.Reason, conditions, decision.SamePersonReason)),
            Detail = new Dictionary<string, string>
            {
                ["利用"] = useId?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["決定の仕方"] = by.Post.Via.ActedAs(),
            },
        };
}
