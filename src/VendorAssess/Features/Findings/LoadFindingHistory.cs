using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Findings;

/// <summary>How one finding came about: every judgement on it, and where its imported answers stood.</summary>
/// <param name="Overrides">The newest first.</param>
public sealed record FindingHistory(
    ImmutableArray<OverrideHistoryRow> Overrides, ImmutableDictionary<string, AnswerCell> Cells);

/// <summary>Reads the history of one finding, in one round trip.</summary>
public sealed class LoadFindingHistory(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<FindingHistory> Load(
        Person me, int caseId, int candidate, Requirement requirement, CancellationToken leaving)
    {
        var asked = new FindingAsked(
            caseId, candidate, requirement.Id, [.. AskedQuestions.Of(requirement)], me.Id,
            clock.GetUtcNow().DayInJapan());
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return await db.LoadFindingHistory(asked, leaving);
    }
}
