using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>The 例外措置 of one candidate, the newest first, and what can be asked for now.</summary>
public sealed record CandidateExceptions(
    CaseFile File, CandidateRow Candidate, Edition Edition, ImmutableArray<Finding> Findings, DateOnly Today)
{
    public ImmutableArray<ExceptionRow> Rows =>
        [.. File.Steps.Exceptions.Where(e => e.Candidate == Candidate.Number).Reverse()];

    public IEnumerable<Finding> KnockOuts => Findings.Where(f => f.IsKnockOut && f.IsExceptable());

    public IEnumerable<Finding> Others => Findings.Where(f => !f.IsKnockOut && f.IsExceptable());

    public string? WhyNotAskable(Person me) => File.Case.Standing.WhyNotAskable(me, Edition.Policy);
}

/// <summary>The page on which an 例外措置 is asked for; one round trip.</summary>
public sealed class LoadExceptions(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<CandidateExceptions?> Load(Person me, int caseId, int candidate, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } row)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var evaluation = Evaluate.Candidate(file.ContextFor(candidate, edition.Policy, edition.Bank, today));
        return new(file, row, edition, Overrides.Applied(evaluation, file.OverridesOf(candidate)), today);
    }
}
