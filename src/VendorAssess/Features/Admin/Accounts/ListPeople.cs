using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Accounts;

public enum PeopleState { On, WithoutPost, NeverSignedIn, Off }

public static class PeopleStates
{
    public static string Label(this PeopleState state) => state switch
    {
        PeopleState.On => "利用中", PeopleState.WithoutPost => "職に就いていない利用者",
        PeopleState.NeverSignedIn => "まだサインインしていない利用者", PeopleState.Off => "利用を止めた利用者",
    };
}

public sealed record ListedPerson(
    int Id, string Login, string Name, bool Active, bool Demo, string? Posts, DateTime? LastSignInAt);

public sealed record PeopleFilter(string Text = "", PeopleState? State = null, string After = "");

/// <summary>One page in the order of logins; <see cref="Next"/> is the last login of it when more follow.</summary>
public sealed record PeopleList(ImmutableArray<ListedPerson> People, string? Next);

/// <summary>The accounts, for those who administer or audit; one round trip.</summary>
public sealed class ListPeople(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <summary>Null for everybody else.</summary>
    public async Task<PeopleList?> Load(Person me, PeopleFilter filter, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var rows = (await db.QueryAsync<ListedPerson>(new CommandDefinition(
            """
            SELECT w.id, w.login, w.name, w.active, w.demo,
                   (SELECT string_agg(h.department || ' ' || h.title, '、' ORDER BY h.post_id)
                    FROM held_posts(w.id, @today) h
                    WHERE h.via = 'Holder') AS posts,
                   w.last_sign_in_at
            FROM people w
            WHERE (@after = '' OR w.login > @after)
              AND (@text = '' OR w.login ILIKE @like OR w.name ILIKE @like)
              AND CASE @state
                      WHEN 'On' THEN w.active
                      WHEN 'WithoutPost' THEN w.active
                          AND NOT EXISTS (SELECT FROM taken_posts(@today) t WHERE t.person_id = w.id)
                      WHEN 'NeverSignedIn' THEN w.active AND w.last_sign_in_at IS NULL
                      WHEN 'Off' THEN NOT w.active
                      ELSE true
                  END
            ORDER BY w.login
            LIMIT @limit
            """,
            new
            {
                today = clock.GetUtcNow().DayInJapan(),
                text = filter.Text,
                like = LikeText.Containing(filter.Text),
                state = filter.State?.ToString() ?? "",
                after = filter.After,
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new PeopleList([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Login : null);
    }
}
