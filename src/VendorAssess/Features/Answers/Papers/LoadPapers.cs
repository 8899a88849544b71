using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Papers;

/// <summary>The papers of a candidate, the newest first.</summary>
public sealed record PaperList(CaseFile File, CandidateRow Candidate, IReadOnlyList<PaperListRow> Papers);

public sealed class LoadPapers(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<PaperList?> Load(Person me, int caseId, int candidate, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        return await db.LoadCaseFile(caseId, me.Id, today, leaving) is { } file
            && file.FindCandidate(candidate) is { } considered
            ? new PaperList(file, considered, await db.ListPapers(caseId, candidate, me.Id, today, leaving))
            : null;
    }
}
