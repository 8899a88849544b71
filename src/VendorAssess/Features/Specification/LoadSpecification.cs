using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Procurement;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Specification;

public sealed record SeenSpecification(CaseFile File, SpecificationList List);

/// <summary>What a case writes into its specification; one round trip.</summary>
public sealed class LoadSpecification(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when there is no such case for the person.</summary>
    public async Task<SeenSpecification?> Load(Person me, int caseId, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        if (await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan(), leaving) is not { } file)
            return null;
        var policy = (await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash)).Policy;
        return new(file, SpecificationList.For(policy, file.Facts(policy)));
    }
}
