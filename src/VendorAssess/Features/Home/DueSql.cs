using VendorAssess.Store;

namespace VendorAssess.Features.Home;

/// <summary>How many cases wait for this person's decision on their disposal, and the last day that one was kept.</summary>
public sealed record DueCases(int Count, DateOnly? KeptUntil);

public static class DueSql
{
    /// <summary>As one line, since they fall due by the hundred on one day; asked of those alone whom a rule names.</summary>
    public const string Statement =
        """
        ;
        SELECT count(*)::int AS count, min(k.kept_until) AS kept_until
        FROM closed_cases k
        JOIN visible_cases(@PersonId, @Today) v ON v.case_id = k.case_id
        JOIN cases c ON c.id = k.case_id
        WHERE (SELECT EXISTS (SELECT FROM retention_rules r WHERE r.decides && @Roles))
          AND k.kept_until < day_in_japan(now())
          AND EXISTS (
              SELECT
              FROM held_posts(@PersonId, @Today) h
              WHERE h.scope = '' AND h.role = ANY (k.decides)
                AND (h.role IN ('chief', 'ciso') OR h.department_id = ANY (lineage(c.department_id))));

        """ + ExceptionLookSql.State + " WHERE @Looks";
}
