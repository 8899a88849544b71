using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;

namespace VendorAssess.Features.Admin.Transfers;

public enum TransferState { Previewed, Applied, Cancelled }

public static class TransferStates
{
    public static string Label(this TransferState state) => state switch
    {
        TransferState.Previewed => "確かめている途中（まだ反映していません）",
        TransferState.Applied => "反映しました",
        TransferState.Cancelled => "取り消しました",
    };
}

/// <summary>A transfer as it stands; rows are the JSON of what was read.</summary>
public sealed record TransferRecord(
    int Id, DateOnly Day, TransferState State, string FileName, string FileSha256, string Rows)
{
    public string? WhyNotCancelled(DateOnly today) => this switch
    {
        { State: not TransferState.Applied } => "反映した異動だけを取り消せます。",
        { Day: var day } when day <= today => "異動の日が来たため、まとめては取り消せません。職の画面で直すか、逆の異動を読み込んでください。",
        _ => null,
    };
}

/// <summary>A file that was read, to be kept for its preview.</summary>
public sealed record TransferToKeep(
    DateOnly Day, string FileName, string FileSha256, string Rows, int ReadBy, DateTime ReadAt);

public static class TransferSql
{
    private sealed record PostRow(int Id, string Department, string Role, string Title, DateOnly? Until)
    {
        public PostStanding Standing => new(Id, Department, Role, Title, Until);
    }

    private sealed record HolderRow(int PostId, int PersonId, string Name, DateOnly From, DateOnly? Until);

    /// <summary>The same file for the same day takes its own preview's place.</summary>
    public static async Task<int> KeepTransfer(this DbConnection db, TransferToKeep transfer) =>
        await db.QueryFirstOrDefaultAsync<int?>(
            """
            UPDATE transfers
            SET rows = @Rows::jsonb, file_name = @FileName, read_by = @ReadBy, read_at = @ReadAt
            WHERE file_sha256 = @FileSha256 AND day = @Day AND state = 'Previewed'
            RETURNING id
            """,
            transfer)
        ?? await db.ExecuteScalarAsync<int>(
            """
            INSERT INTO transfers (day, file_name, file_sha256, rows, read_by, read_at)
            VALUES (@Day, @FileName, @FileSha256, @Rows::jsonb, @ReadBy, @ReadAt)
            RETURNING id
            """,
            transfer);

    /// <summary>Files that nobody applied hold names of people, so they are not kept.</summary>
    public static Task ForgetPreviewsBefore(this DbConnection db, DateTime limit) =>
        db.ExecuteAsync("DELETE FROM transfers WHERE state = 'Previewed' AND read_at < @limit", new { limit });

    public static Task<TransferRecord?> LockTransfer(this DbConnection db, int id) =>
        db.QuerySingleOrDefaultAsync<TransferRecord?>(
            """
            SELECT id, day, state, file_name, file_sha256, rows::text AS rows
            FROM transfers
            WHERE id = @id
            FOR UPDATE
            """,
            new { id });

    /// <summary>What a file is planned against: the posts it may mean with their holders, and the people it names.</summary>
    public static async Task<TransferGround> LoadGround(
        this DbConnection db, IReadOnlyCollection<TransferRow> rows, DateOnly day, DateOnly today,
        CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT p.id, d.name AS department, p.role, p.title, least(p.until_date, d.until_date) AS until
            FROM posts p
            JOIN departments d ON d.id = p.department_id;

            SELECT h.post_id, h.person_id, w.name, h.from_date AS "from", h.until_date AS until
            FROM post_holders h
            JOIN people w ON w.id = h.person_id
            WHERE coalesce(h.until_date, @day) >= @day
            ORDER BY h.post_id, h.from_date, h.person_id;

            SELECT id, login, name, active
            FROM people
            WHERE login = ANY (@logins)
            """ + ActingSql.Lasting,
            new { day, logins = TransferLogins.In(rows) },
            cancellationToken: leaving));
        var posts = (await results.ReadAsync<PostRow>()).AsList();
        var holders = (await results.ReadAsync<HolderRow>()).ToLookup(
            h => h.PostId, h => new Holding(h.PersonId, h.Name, new Term(h.From, h.Until)));
        return new TransferGround(
            [.. posts.Select(p => new TransferPost(p.Standing, [.. holders[p.Id]]))],
            [.. await results.ReadAsync<AccountHolder>()], day, today)
        {
            Acting = await results.ReadActing(),
        };
    }
}
