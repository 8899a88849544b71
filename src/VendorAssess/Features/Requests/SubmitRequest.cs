using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>Hands a draft in: what the database holds at this moment is frozen under its digest.</summary>
public sealed class SubmitRequest(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The digest of what was frozen; the one given is of what the person was shown.</summary>
    public async Task<Outcome<string>> Run(Person me, string? address, int requestId, string seenDigest)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockRequest(requestId, me.Id, today) is not { } row
            || await db.LoadCaseFile(row.CaseId, me.Id, today) is not { } file
            || file.FindCandidate(row.Candidate) is not { } candidate)
            return Outcome.Refused<string>(RequestTexts.NoSuchRequest);

        var current = await CurrentContent.Of(file, candidate, row.Asked, editions, today);
        var outcome = row.Standing.Submit(me, new(
            current.Edition.Policy, current.Evaluation.Procedure, row.Words, current.Digest, seenDigest)
        {
            Missing = current.WhyNotYet,
        });
        if (outcome is not Outcome<Request>.Done(var submitted))
            return Outcome.Refused<string>(((Outcome<Request>.Refused)outcome).Reason);

        var via = me.Posts.First(p => p.Id == submitted.SubmittedPost).Via;
        await db.Freeze(submitted, via, current.Text, current.Route, now.UtcDateTime);
        await db.WriteAudit(
            RequestTexts.Audit(me, submitted.SubmittedPost, address, "request.submitted", requestId) with
            {
                AfterDigest = current.Digest,
                Detail = new Dictionary<string, string>
                {
                    ["手続"] = current.Route.Procedure, ["提出の仕方"] = via.ActedAs(),
                },
            });
        await transaction.CommitAsync();
        return Outcome.Done(current.Digest);
    }
}
