using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Accounts;

public sealed record PersonRow(
    int Id, string Login, string Name, bool Active, bool Demo, bool MustChange, DateTime? LastSignInAt, string MailAddress,
    int Sessions, bool HasSecondFactor);

/// <summary>A post held, or acted for with a reason, for a term.</summary>
public sealed record PersonTerm(
    int PostId, string Department, string Title, Via Via, DateOnly From, DateOnly? Until, string Reason)
{
    public Term Term => new(From, Until);
}

/// <summary>An account with its newest posts.</summary>
public sealed record SeenPerson(PersonRow Row, DateOnly Today, ImmutableArray<PersonTerm> Terms);

public sealed class LoadPerson(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const int Shown = 50;

    /// <summary>Null when there is none, and for those who neither administer nor audit; one round trip.</summary>
    public async Task<SeenPerson?> Load(Person me, int id, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT w.id, w.login, w.name, w.active, w.demo, w.password_must_change AS must_change, w.last_sign_in_at,
                   w.mail_address, (SELECT count(*)::int FROM sessions s WHERE s.person_id = w.id) AS sessions,
                   w.authenticator_key IS NOT NULL OR EXISTS (SELECT FROM passkeys k WHERE k.person_id = w.id)
                       AS has_second_factor
            FROM people w
            WHERE w.id = @id;

            SELECT t.post_id, d.name AS department, p.title, t.via, t.from_date AS "from", t.until_date AS until, t.reason
            FROM (
                SELECT post_id, person_id, 'Holder' AS via, from_date, until_date, '' AS reason FROM post_holders
                UNION ALL
                SELECT post_id, person_id, 'Substitute', from_date, until_date, reason FROM post_substitutes
            ) t
            JOIN posts p ON p.id = t.post_id
            JOIN departments d ON d.id = p.department_id
            WHERE t.person_id = @id
            ORDER BY coalesce(t.until_date, 'infinity') DESC, t.from_date DESC, t.post_id
            LIMIT @shown
            """,
            new { id, shown = Shown },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<PersonRow>() is { } row
            ? new SeenPerson(row, today, [.. await results.ReadAsync<PersonTerm>()])
            : null;
    }
}
