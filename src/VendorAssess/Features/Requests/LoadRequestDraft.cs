using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>A request of a case in one line.</summary>
public sealed record RequestOfCase(
    int Id, int Candidate, RequestStatus Status, string Procedure, DateTime DraftedAt, DateTime? SubmittedAt,
    DateTime? DecidedAt);

/// <summary>What a case has by way of requests, and what one for the chosen candidate would say now.</summary>
public sealed record RequestDraft(
    CaseFile File, CandidateRow? Candidate, RequestRow? Open, ImmutableArray<RequestOfCase> Requests,
    CurrentContent? Current)
{
    /// <summary>Which departments can use the service beside the case's own.</summary>
    public ImmutableArray<OtherDepartment> Departments { get; init; } = [];

    public Procedure? Procedure => Current?.Evaluation.Procedure.Definition;

    public string? WhyNotDraftable(Person me) =>
        Open?.Standing.WhyNotEditable(me)
        ?? File.Case.Standing.WhyNotDraftable(me, Current!.Evaluation.Procedure);

    /// <summary>As the button and the guard say it; a draft has to be saved first.</summary>
    public string? WhyNotSubmittable(Person me) =>
        Open is null ? WhyNotDraftable(me) ?? "下書きを保存すると提出できます。"
        : Procedure is null ? WhyNotDraftable(me)
        : Open.Standing.WhyNotSubmittable(me, Current!.Edition.Policy, Procedure)
            ?? Current.WhyNotYet ?? Open.Words.WhyNotComplete();
}

/// <summary>The page on which a department drafts and submits; two round trips.</summary>
public sealed class LoadRequestDraft(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when there is no such case or candidate for the person.</summary>
    public async Task<RequestDraft?> Load(Person me, int caseId, int? number, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file)
            return null;
        var candidate = number is { } wanted ? file.FindCandidate(wanted) : file.Candidates.FirstOrDefault();
        if (number is not null && candidate is null)
            return null;
        if (candidate is null)
            return new RequestDraft(file, null, null, [], null);

        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            RequestSql.Row +
            """
            WHERE r.case_id = @caseId AND r.candidate = @Number AND r.status IN ('Draft', 'Submitted');

            SELECT r.id, r.candidate, r.status, r.procedure, r.drafted_at, r.submitted_at, d.at AS decided_at
            FROM requests r
            LEFT JOIN decisions d ON d.request_id = r.id
            WHERE r.case_id = @caseId
            ORDER BY r.id DESC
            LIMIT 50;

            SELECT d.id, d.name
            FROM departments d
            JOIN cases c ON c.id = @caseId
            WHERE d.id <> c.department_id AND (d.until_date IS NULL OR d.until_date >= @today)
            ORDER BY d.id
            LIMIT 1000
            """,
            new { caseId, candidate.Number, personId = me.Id, today },
            cancellationToken: leaving));
        var open = await results.ReadSingleOrDefaultAsync<RequestRow>();
        ImmutableArray<RequestOfCase> requests = [.. await results.ReadAsync<RequestOfCase>()];
        ImmutableArray<OtherDepartment> departments = [.. await results.ReadAsync<OtherDepartment>()];
        var policy = (await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash)).Policy;
        var asked = open?.Asked ?? new(null, FirstWords(file, policy), []);
        return new RequestDraft(
            file, candidate, open, requests, await CurrentContent.Of(file, candidate, asked, editions, today))
        {
            Departments = departments,
        };
    }

    // The period is among the facts of the case already.
    private static RequestWords FirstWords(CaseFile file, Policy policy)
    {
        var facts = file.Facts(policy);
        return new("", "", facts.Date("use_from"), facts.Date("use_until"));
    }
}
