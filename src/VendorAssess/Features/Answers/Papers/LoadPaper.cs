using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Papers;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Papers;

public sealed class LoadPaper(
    NpgsqlDataSource postgres, Editions editions, ContentLibrary content, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case, candidate or paper.</summary>
    public async Task<PaperView?> Load(Person me, int caseId, int candidate, int paperId, CancellationToken leaving)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return await Load(db, me, caseId, candidate, paperId, leaving);
    }

    /// <summary>The same inside the caller's transaction.</summary>
    public async Task<PaperView?> Load(
        DbConnection db, Person me, int caseId, int candidate, int paperId, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } considered
            || await db.FindPaper(caseId, candidate, paperId, me.Id, today, leaving) is not { } found)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var paper = JsonSerializer.Deserialize<Paper>(found.Paper.Preview)
            ?? throw new InvalidOperationException("A kept paper is empty.");
        return new PaperView(
            file, considered, edition, found.Paper, paper,
            content.ForeignForms.FirstOrDefault(f => f.Id == paper.Form),
            found.Decisions.ToImmutableDictionary(d => d.Question, StringComparer.Ordinal));
    }
}
