using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Which link a person of the city speaks of: its number counts only together with its candidate.</summary>
public sealed record LinkPlace(int CaseId, int Candidate, int LinkId)
{
    public string Path => $"/cases/{CaseId}/candidates/{Candidate}/answers/links/{LinkId}";
}

public sealed record LinkCase(int Id, string Title, string Department, CaseStage Stage, string Lineage)
{
    public CaseStanding Standing => new(
        Id, Stage, Ids.In(Lineage));
}

/// <summary>A link as the city sees it, with whom it was handed on to, what was handed in, and its mails.</summary>
public sealed record CityLink(
    LinkCase Case, LinkRow Row, ImmutableArray<LinkRow> SubLinks, ImmutableArray<SubmissionRow> Submissions,
    ImmutableArray<LinkMailRow> Mails)
{
    public const int MostMails = 100;

    public DateTime? RemindedAt => Mails.Where(m => m.Kind == LinkMails.ReminderKind).Max(m => (DateTime?)m.CreatedAt);

    public LinkRow? SubLink(int id) => SubLinks.FirstOrDefault(l => l.Id == id);
}

public static class CityLinkSql
{
    /// <summary>Null when there is no such link of this candidate, or the person's posts do not show the case.</summary>
    public static async Task<CityLink?> LoadCityLink(
        this DbConnection db, LinkPlace place, int personId, DateOnly today, CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT c.id, c.title, d.name AS department, c.stage,
                   array_to_string(lineage(c.department_id), ',') AS lineage
            FROM cases c
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            WHERE c.id = @CaseId;

            SELECT id, root_id, parent_id, case_id, candidate, sheet_id, groups, company, recipient, address, contact,
                   message, due, expires_on, case_closed, opened, answered, revoked, submitted, created_at, seen_at,
                   "case", department, service, plan, provider
            FROM link_details
            WHERE root_id = @LinkId AND case_id = @CaseId AND candidate = @Candidate
              AND EXISTS (SELECT FROM visible_cases(@personId, @today) v WHERE v.case_id = @CaseId)
            ORDER BY id;

            SELECT s.number, s.company, s.name, s.title, s.unanswered, s.digest, s.at, s.reopened_at, s.reopened_reason
            FROM answer_submissions s
            JOIN answer_links l ON l.id = s.link_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = l.case_id
            WHERE l.id = @LinkId
            ORDER BY s.number DESC
            LIMIT 20;

            SELECT m.kind, m.to_address, m.created_at, m.attempts, m.sent_at, m.given_up_at, m.dropped_at, m.last_error
            FROM mail_outbox m
            JOIN answer_links l ON l.id = m.link_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = l.case_id
            WHERE coalesce(l.parent_id, l.id) = @LinkId
            ORDER BY m.id DESC
            LIMIT @MostMails
            """,
            new { place.CaseId, place.Candidate, place.LinkId, personId, today, CityLink.MostMails },
            cancellationToken: leaving));
        var seen = await results.ReadSingleOrDefaultAsync<LinkCase>();
        var links = (await results.ReadAsync<LinkRow>()).AsList();
        return seen is not null && links is [{ ParentId: null } row, .. var subLinks]
            ? new CityLink(
                seen, row, [.. subLinks],
                [.. await results.ReadAsync<SubmissionRow>()],
                [.. await results.ReadAsync<LinkMailRow>()])
            : null;
    }

    /// <summary>
    /// As <see cref="LoadCityLink"/>, with the link locked until the caller's transaction ends; a closing waits for it.
    /// </summary>
    public static async Task<CityLink?> LockCityLink(
        this DbConnection db, LinkPlace place, int personId, DateOnly today)
    {
        await db.LockLink(place.LinkId);
        return await db.LoadCityLink(place, personId, today);
    }
}
