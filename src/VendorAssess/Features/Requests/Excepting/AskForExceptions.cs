using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>Asks for an 例外措置, or reports one that could not wait; what is asked for is frozen at once.</summary>
public sealed class AskForExceptions(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id; the second click of a double click finds its own there.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int candidate, ExceptionDraft draft)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.LoadCaseFile(caseId, me.Id, now.DayInJapan()) is not { } file
            || file.FindCandidate(candidate) is not { } service)
            return Outcome.Refused<int>(RequestTexts.NoSuchCase);
        if (file.Steps.Exceptions.FirstOrDefault(e => IsSame(e, candidate, draft, me)) is { } same)
            return Outcome.Done(same.Id);

        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var evaluation = Evaluate.Candidate(file.ContextFor(candidate, edition.Policy, edition.Bank, now.DayInJapan()));
        var overrides = file.OverridesOf(candidate);
        var whyNot = file.Case.Standing.WhyNotAskable(me, edition.Policy)
            ?? draft.WhyNotAsked(Overrides.Applied(evaluation, overrides), now.DayInJapan());
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var content = ExceptionContent.Of(evaluation, overrides, Subject(file, service), draft).CanonicalText();
        var (rule, digest) = (edition.Policy.Exceptions!, RequestContent.Digest(content));
        var by = new Signed(me, file.Case.Standing.AskingPost(me, rule)!, now.UtcDateTime);
        var onlyWay = evaluation.Procedure.Definition is { OnlyByException: true };
        var id = await db.AddException(new(caseId, candidate, draft, [.. rule.Decides], content, digest, onlyWay), by);
        await db.WriteAudit(ExceptionTexts.Audit(
            by, address, draft.TakenOn is null ? "exception.asked" : "exception.reported", id) with
        {
            AfterDigest = digest,
            Detail = new Dictionary<string, string>
            {
                ["案件"] = caseId.ToString(CultureInfo.InvariantCulture), ["要件"] = string.Join('、', draft.Requirements),
            },
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static bool IsSame(ExceptionRow row, int candidate, ExceptionDraft draft, Person me) =>
        (row.Candidate, row.Status, row.AskedBy, row.Requirements)
            == (candidate, ExceptionStatus.Asked, me.Name, string.Join(',', draft.Requirements))
        && (row.Reason, row.Measures, row.TakenOn) == (draft.Reason, draft.Measures, draft.TakenOn)
        && (row.FromDate, row.UntilDate) == (draft.From, draft.Until);

    private static RequestSubject Subject(CaseFile file, CandidateRow service) => new(
        file.Case.Id, file.Case.Title, file.Case.Purpose, file.Case.Department, service.Number, service.Service,
        service.Plan, service.Provider);
}
