using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Cases;

/// <summary>A case as a person sees it, with the edition it is read under.</summary>
public sealed record SeenCase(CaseFile File, Edition Edition)
{
    public CaseRow Row => File.Case;

    public Facts Facts => File.Facts(Edition.Policy);
}

/// <summary>Reads a case that the person's posts of today show; null where there is none for them.</summary>
public sealed class LoadCase(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public async Task<SeenCase?> Load(Person me, int caseId, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenConnectionAsync(leaving);
        return await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan(), leaving) is { } file
            ? new SeenCase(file, await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash))
            : null;
    }
}
