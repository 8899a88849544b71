using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>
/// Puts the reminders of the day into the outbox. Each link is looked at once a day, by whichever process comes first;
/// one that was submitted, ended or expired is passed by, and is asked for once more when its mail leaves.
/// </summary>
public sealed class PlanReminders(NpgsqlDataSource postgres, ReminderPlan plan, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>How many links with a day to come or past were found open; the next round looks at more of them.</summary>
    public async Task<int> Run()
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        if (plan.Days.IsEmpty || TimeOnly.FromDateTime(now.UtcDateTime.InJapan()) < ReminderPlan.Earliest)
            return 0;
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        await using var transaction = await db.BeginTransactionAsync();
        var links = await TakeLinks(db, today);
        var mails =
            from link in links
            let days = plan.DayFor(link.Due, new DateTimeOffset(link.CreatedAt).DayInJapan(), today)
            where days is not null
            select LinkMails.Reminder(link, days, now);
        if (mails.ToList() is { Count: > 0 } due)
            await db.AddMails(due, now.UtcDateTime);
        await transaction.CommitAsync();
        return links.Count;
    }

    private async Task<List<LinkRow>> TakeLinks(DbConnection db, DateOnly today) =>
        (await db.QueryAsync<LinkRow>(
            """
            WITH taken AS (
                UPDATE answer_links
                SET reminders_on = @today
                WHERE id IN (
                    SELECT id
                    FROM answer_links
                    WHERE parent_id IS NULL AND revoked_at IS NULL AND address <> ''
                      AND due <= @until AND expires_on >= @today AND reminders_on IS DISTINCT FROM @today
                    ORDER BY id
                    LIMIT @AtOnce
                    FOR UPDATE SKIP LOCKED)
                RETURNING id
            )
            SELECT d.id, d.root_id, d.parent_id, d.case_id, d.candidate, d.sheet_id, d.groups, d.company, d.recipient,
                   d.address, d.contact, d.message, d.due, d.expires_on, d.case_closed, d.opened, d.answered, d.revoked,
                   d.submitted, d.created_at, d.seen_at, d.case, d.department, d.service, d.plan, d.provider
            FROM link_details d
            JOIN taken t ON t.id = d.id
            WHERE NOT d.submitted AND NOT d.case_closed AND d.expires_on >= @today
            """,
            new { today, until = today.AddDays(-plan.Days.Min()), AtOnce })).AsList();
}
