using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Cases;

/// <summary>Providers and services are found by name before they are added; width and case of letters make no difference.</summary>
public static class CandidateSql
{
    public static async Task<int> FindOrAddProvider(this DbConnection db, string name)
    {
        await db.ExecuteAsync("INSERT INTO providers (name) VALUES (@name) ON CONFLICT DO NOTHING", new { name });
        return await db.QuerySingleAsync<int>(
            """
            SELECT id
            FROM providers
            WHERE lower(normalize(name, NFKC)) = lower(normalize(@name, NFKC))
            """,
            new { name });
    }

    public static async Task<int> FindOrAddService(this DbConnection db, int providerId, string name, string plan)
    {
        await db.ExecuteAsync(
            "INSERT INTO services (provider_id, name, plan) VALUES (@providerId, @name, @plan) ON CONFLICT DO NOTHING",
            new { providerId, name, plan });
        return await db.QuerySingleAsync<int>(
            """
            SELECT id
            FROM services
            WHERE provider_id = @providerId
              AND lower(normalize(name, NFKC)) = lower(normalize(@name, NFKC))
              AND lower(normalize(plan, NFKC)) = lower(normalize(@plan, NFKC))
            """,
            new { providerId, name, plan });
    }

    public static Task<bool> IsService(this DbConnection db, int serviceId) =>
        db.QuerySingleAsync<bool>("SELECT EXISTS (SELECT FROM services WHERE id = @serviceId)", new { serviceId });

    /// <summary>The number of the candidate, or null when the case considers the service already.</summary>
    public static Task<int?> AddCandidate(
        this DbConnection db, int caseId, int serviceId, int personId, DateTime now) =>
        db.QuerySingleOrDefaultAsync<int?>(
            """
            INSERT INTO candidates (case_id, number, service_id, added_by, added_at)
            SELECT @caseId, coalesce(max(number), 0) + 1, @serviceId, @personId, @now
            FROM candidates
            WHERE case_id = @caseId
            ON CONFLICT (case_id, service_id) DO NOTHING
            RETURNING number
            """,
            new { caseId, serviceId, personId, now });
}
