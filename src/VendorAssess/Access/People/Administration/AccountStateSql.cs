using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

public static class AccountStateSql
{
    /// <summary>Other administrators are those who hold such a post on the day and can sign in.</summary>
    public static Task<AccountState?> LockAccountState(
        this DbConnection db, int personId, DateOnly today, bool demo) =>
        db.QuerySingleOrDefaultAsync<AccountState>(
            """
            WITH administrators AS (
                SELECT DISTINCT who.id
                FROM taken_posts(@today) t
                JOIN posts post ON post.id = t.post_id AND post.role = 'administrator'
                JOIN people who ON who.id = t.person_id AND who.active AND (@demo OR NOT who.demo)
                WHERE t.rank = 1
            )
            SELECT p.id AS person_id, p.active, p.demo,
                   p.authenticator_key IS NOT NULL OR EXISTS (SELECT FROM passkeys k WHERE k.person_id = p.id)
                       AS has_second_factor,
                   EXISTS (SELECT FROM administrators a WHERE a.id = p.id) AS is_administrator,
                   (SELECT count(*)::integer FROM administrators a WHERE a.id <> p.id) AS other_administrators
            FROM people p
            WHERE p.id = @personId
            FOR UPDATE OF p
            """,
            new { personId, today, demo });

    public static Task ReplaceWithOneTimePassword(this DbConnection db, int personId, string hash) =>
        db.ExecuteAsync(
            """
            UPDATE people
            SET password_hash = @hash, password_must_change = true, security_stamp = gen_random_uuid()
            WHERE id = @personId;

            -- Whom a 人事異動 brought in has a first password by it.
            UPDATE transfer_newcomers
            SET password_issued_at = now()
            WHERE person_id = @personId AND password_issued_at IS NULL
            """,
            new { personId, hash });

    /// <summary>The new stamp ends every session; open circuits see it within seconds.</summary>
    public static Task SetActive(this DbConnection db, int personId, bool active) =>
        db.ExecuteAsync(
            """
            UPDATE people
            SET active = @active, security_stamp = gen_random_uuid()
            WHERE id = @personId
            """,
            new { personId, active });

    public static Task RemoveSecondFactors(this DbConnection db, int personId) =>
        db.ExecuteAsync(
            """
            DELETE FROM passkeys WHERE person_id = @personId;
            DELETE FROM recovery_codes WHERE person_id = @personId;
            UPDATE people
            SET authenticator_key = NULL, security_stamp = gen_random_uuid()
            WHERE id = @personId
            """,
            new { personId });
}
