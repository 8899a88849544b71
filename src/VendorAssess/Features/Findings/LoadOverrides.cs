using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Findings;

/// <summary>Every judgement that was made on one requirement of a candidate, the newest first.</summary>
public sealed class LoadOverrides(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<IReadOnlyList<OverrideHistoryRow>> Load(
        Person me, int caseId, int candidate, string requirement, CancellationToken leaving)
    {
        await using var db = await postgres.OpenConnectionAsync(leaving);
        return
        [
            .. await db.LoadOverrides(caseId, candidate, requirement, me.Id, clock.GetUtcNow().DayInJapan(), leaving),
        ];
    }
}
