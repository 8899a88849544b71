using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Store;

/// <summary>A rule of retention as it was recorded; roles are separated by commas.</summary>
public sealed record RetentionRow(
    int Id, ClosingKind Kind, int? Years, int FirstMonth, string Decides, string Basis, string By, DateTime RecordedAt)
{
    public RetentionRule Rule => new(Kind, Years, FirstMonth, [.. Decides.Split(',')], Basis);
}

public static class RetentionSql
{
    /// <summary>More changes than any city makes; older ones are in the audit log.</summary>
    private const int Longest = 100;

    /// <summary>The newest first: the first of a kind is in force.</summary>
    public static async Task<ImmutableArray<RetentionRow>> LoadRetentionRules(
        this DbConnection db, CancellationToken leaving = default) =>
    [
        .. await db.QueryAsync<RetentionRow>(new CommandDefinition(
            """
            SELECT r.id, r.kind, r.years, r.first_month, array_to_string(r.decides, ',') AS decides, r.basis,
                   p.name AS by, r.recorded_at
            FROM retention_rules r
            JOIN people p ON p.id = r.person_id
            ORDER BY r.recorded_at DESC, r.id DESC
            LIMIT @Longest
            """,
            new { Longest },
            cancellationToken: leaving)),
    ];

    public static RetentionRule? InForce(this IEnumerable<RetentionRow> rules, ClosingKind kind) =>
        rules.FirstOrDefault(r => r.Kind == kind)?.Rule;
}
