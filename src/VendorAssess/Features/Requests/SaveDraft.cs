using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>A draft for a candidate; the version is the one seen, 0 when there was none yet.</summary>
public sealed record Draft(int CaseId, int Candidate, int SeenVersion, RequestWords Words)
{
    /// <summary>The departments that use the service beside the case's own, in ascending order.</summary>
    public int[] UsedBy { get; init; } = [];

    public bool IsComplete => Words.WhyNotComplete() is null;
}

/// <summary>Keeps what the department writes for a candidate; nothing is frozen yet.</summary>
public sealed class SaveDraft(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The request's id.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, Draft draft)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(draft.CaseId);
        if (await db.LoadCaseFile(draft.CaseId, me.Id, today) is not { } file
            || file.FindCandidate(draft.Candidate) is not { } candidate)
            return Outcome.Refused<int>(RequestTexts.NoSuchCase);
        var row = await db.FindOpenRequest(draft.CaseId, draft.Candidate) is { } open
            ? await db.LockRequest(open, me.Id, today)
            : null;

        var current = await CurrentContent.Of(file, candidate, new(row?.Id, draft.Words, []), editions, today);
        var whyNot = WhyNot(file, row, me, draft, current)
            ?? RequestRules.WhyNotUsedBy(draft.UsedBy, [.. (await db.ListDepartments(draft.CaseId, today)).Select(d => d.Id)]);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var id = row?.Id ?? await db.AddDraft(draft, current.Route, me.Id, now.UtcDateTime);
        if (row is not null)
            await db.SaveDraft(id, draft, current.Route, now.UtcDateTime);
        var post = file.Case.Standing.Worker(me)?.Id;
        await db.WriteAudit(RequestTexts.Audit(me, post, address, "request.drafted", id) with
        {
            BeforeDigest = row?.Words.Digest(row.Departments), AfterDigest = draft.Words.Digest(draft.UsedBy),
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static string? WhyNot(CaseFile file, RequestRow? row, Person me, Draft draft, CurrentContent current) =>
        file.Case.Standing.WhyNotDraftable(me, current.Evaluation.Procedure)
        ?? row?.Standing.WhyNotEditable(me)
        ?? ((row?.Version ?? 0) == draft.SeenVersion
            ? null
            : "画面を開いた後に、ほかの人がこの申請の下書きを変えました。今の下書きを確かめて、もう一度保存してください。")
        ?? draft.Words.WhyNotStorable();
}
