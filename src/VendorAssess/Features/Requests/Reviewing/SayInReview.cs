using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Reviewing;

/// <summary>A question, an answer or its settlement in a review; each word is only ever added.</summary>
public sealed class SayInReview(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of what was said.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int requestId, WantedMessage wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockRequest(requestId, me.Id, now.DayInJapan()) is not { Content: { } content } row)
            return Outcome.Refused<int>(RequestTexts.NoSuchRequest);

        var frozen = RequestContent.Read(content);
        var (policy, _) = await editions.Find(frozen.Policy.Id, frozen.Policy.Hash, frozen.Policy.BankHash);
        var procedure = policy.Procedures.Single(p => p.Id == frozen.Procedure.Id);
        var whyNot = WhyNot(row.Standing, me, wanted.Kind, policy, procedure)
            ?? wanted.WhyNotSaid(await db.ListMessages(requestId), Requirements(frozen));
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var post = wanted.Kind == MessageKind.Answered
            ? row.Standing.Case.Worker(me)!
            : row.Standing.DecidingPost(me, procedure)!;
        var id = await db.AddMessage(requestId, wanted, new(me, post, now.UtcDateTime));
        await db.WriteAudit(
            RequestTexts.Audit(me, post.Id, address, $"review.{wanted.Kind}", requestId) with
            {
                AfterDigest = RequestContent.Digest(wanted.Text),
                Detail = new Dictionary<string, string> { ["要件"] = wanted.Requirement },
            });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static string? WhyNot(
        Request request, Person me, MessageKind kind, Policy policy, Procedure procedure) => kind switch
    {
        MessageKind.Answered => request.WhyNotAnswerable(me),
        MessageKind.Asked or MessageKind.Settled => request.WhyNotReviewable(me, policy, procedure),
    };

    private static HashSet<string> Requirements(RequestContent content) =>
        [.. content.Findings.Where(f => f.Status != Status.OutOfScope.Label()).Select(f => f.Id)];
}
