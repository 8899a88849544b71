using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Comparison;

/// <summary>One candidate in the comparison.</summary>
public sealed record ComparedCandidate(
    CandidateRow Candidate, CandidateEvaluation Evaluation, ImmutableArray<Override> Overrides)
{
    /// <summary>Requirements that an 例外措置 is granted for.</summary>
    public ImmutableHashSet<string> Excepted { get; init; } = [];

    public Verdict Decided => Domain.Evaluation.Overrides.Decided(Evaluation, Overrides, Excepted);

    public Override? OverrideOf(string requirement) => Overrides.FirstOrDefault(o => o.Requirement == requirement);
}

/// <summary>One requirement with the finding of each candidate, in the order of the candidates.</summary>
public sealed record ComparedRequirement(Requirement Requirement, ImmutableArray<Finding> Findings)
{
    public bool Differs => Findings.Select(f => f.Status).Distinct().Skip(1).Any();

    public bool Applies => Findings.Any(f => f.InScope);
}

public sealed record CaseComparison(CaseFile File, Edition Edition, ImmutableArray<ComparedCandidate> Candidates)
{
    /// <summary>Differences first, then what applies; in the policy's order within each.</summary>
    public ImmutableArray<ComparedRequirement> Requirements { get; } =
    [
        .. Edition.Policy.Requirements
            .Select((r, i) => new ComparedRequirement(r, [.. Candidates.Select(c => c.Evaluation.Findings[i])]))
            .OrderByDescending(r => r.Differs)
            .ThenByDescending(r => r.Applies),
    ];
}

public sealed class LoadComparison(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case.</summary>
    public async Task<CaseComparison?> Load(Person me, int caseId, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        return new CaseComparison(
            file,
            edition,
            [
                .. file.Candidates.Select(c => new ComparedCandidate(
                    c,
                    Evaluate.Candidate(file.ContextFor(c.Number, edition.Policy, edition.Bank, today)),
                    file.OverridesOf(c.Number))
                {
                    Excepted = file.ExceptedFor(c.Number, today),
                }),
            ]);
    }
}
