using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Features.Admin.Retention;

public static class RuleSql
{
    /// <summary>The moment is the database's own, so that no rule can be dated back.</summary>
    public static Task<int> AddRetentionRule(this DbConnection db, RetentionRule rule, int personId) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO retention_rules (kind, years, first_month, decides, basis, person_id)
            VALUES (@kind, @Years, @FirstMonth, @decides, @Basis, @personId)
            RETURNING id
            """,
            new
            {
                kind = rule.Kind.ToString(), rule.Years, rule.FirstMonth, decides = rule.Decides.ToArray(), rule.Basis,
                personId,
            });
}
