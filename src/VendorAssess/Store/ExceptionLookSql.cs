using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Store;

/// <summary>The last look over the state of 例外措置, and what there is to look at, by whom it is seen.</summary>
public static class ExceptionLookSql
{
    public const string State =
        """
        SELECT day_in_japan(l.at) AS last_on, coalesce(l.up_to, 0) AS last_up_to, day_in_japan(x.first_at) AS first_on,
               x.newest, x.since
        FROM (SELECT 1) one
        LEFT JOIN (SELECT at, up_to FROM exception_looks ORDER BY id DESC LIMIT 1) l ON true
        CROSS JOIN LATERAL (
            SELECT min(e.at) AS first_at, coalesce(max(e.id), 0) AS newest,
                   (count(*) FILTER (WHERE e.id > coalesce(l.up_to, 0)))::int AS since
            FROM exceptions e) x
        """;

    public static Task<LookState> LoadLookState(this DbConnection db) => db.QuerySingleAsync<LookState>(State);
}
