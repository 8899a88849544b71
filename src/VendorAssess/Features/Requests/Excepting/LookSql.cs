using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>The last look over the state of 例外措置 as it was recorded.</summary>
public sealed record LastLook(string Name, string Post, DateTime At, int UpTo, string Remark);

public static class LookSql
{
    public const string Last =
        """
        SELECT w.name, d.name || ' ' || p.title AS post, l.at, l.up_to, l.remark
        FROM exception_looks l
        JOIN people w ON w.id = l.person_id
        JOIN posts p ON p.id = l.post_id
        JOIN departments d ON d.id = p.department_id
        ORDER BY l.id DESC
        LIMIT 1
        """;

    /// <summary>One at a time, until the caller's transaction ends: a second click finds the first one's row.</summary>
    public static Task LockLooks(this DbConnection db) =>
        db.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('exception_looks'))");

    public static Task<int> AddLook(this DbConnection db, LookWish wish, Signed by) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO exception_looks (up_to, remark, person_id, post_id, via, at)
            VALUES (@UpTo, @Remark, @PersonId, @PostId, @Via, @At)
            RETURNING id
            """,
            new { wish.UpTo, wish.Remark, by.PersonId, by.PostId, by.Via, by.At });
}
