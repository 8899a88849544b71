using Dapper;
using Npgsql;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// What stands in every table, as one digest each, in one question: all that a person can change. Left out is what
/// every visit changes: sessions, wrong guesses, and what the audit log notes of refusals; and the seals of the rows.
/// </summary>
public sealed class TableDigests(NpgsqlDataSource superuser)
{
    private static readonly string[] OfEveryVisit =
        ["sessions", "sign_in_failures", "data_protection_keys", "edition_files", "audit_log", "row_seals"];

    private const string Refusals =
        "'access.refused', 'request.not-taken', 'sign-in.refused', 'sign-in.slowed', 'link.guessed'";

    private SortedDictionary<string, string> last = new(StringComparer.Ordinal);
    private string? question;

    public async Task<SortedDictionary<string, string>> All()
    {
        await using var db = await superuser.OpenConnectionAsync();
        question ??= await Question(db);
        var rows = await db.QueryAsync<(string Table, string? Digest)>(question);
        return new(rows.ToDictionary(r => r.Table, r => r.Digest ?? "", StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The tables that changed since this was asked before.</summary>
    public async Task<IReadOnlyList<string>> Changes()
    {
        var before = last;
        last = await All();
        return [.. last.Keys.Where(t => before.GetValueOrDefault(t) != last[t])];
    }

    /// <summary>Waits for the mails that were caused so far: sending one changes its row.</summary>
    public async Task MailsAreSent()
    {
        await using var db = await superuser.OpenConnectionAsync();
        for (var tries = 0; tries < 300 && await Waiting() > 0; tries++)
            await Task.Delay(100);

        Task<int> Waiting() => db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int FROM mail_outbox
            WHERE num_nonnulls(sent_at, given_up_at, dropped_at) = 0 AND not_before <= now()
            """);
    }

    private static async Task<string> Question(NpgsqlConnection db)
    {
        var tables = await db.QueryAsync<string>(
            "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        var parts = tables.Except(OfEveryVisit, StringComparer.Ordinal).Select(t =>
            $$"""
            SELECT '{{t}}', sum(hashtextextended((to_jsonb(t) - '{seen_at,reminders_on}'::text[])::text, 0))::text
            FROM {{t}} t
            """);
        return string.Join(" UNION ALL ", parts.Append(
            $"""
            SELECT 'audit_log', count(*)::text FROM audit_log
            WHERE action NOT IN ({Refusals}) AND action NOT LIKE 'mail.%'
            """));
    }
}
