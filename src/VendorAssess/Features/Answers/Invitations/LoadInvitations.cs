using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>A link in the list of its candidate, with the state of its last mail.</summary>
public sealed record ListedLink(
    int Id, string Company, string Recipient, string Address, string Groups, DateOnly Due, DateOnly ExpiresOn,
    bool CaseClosed, bool Opened, bool Answered, bool Revoked, bool Submitted, DateTime? SeenAt, MailState? LastMail)
{
    public AnswerLink Link => new(
        Id, IsSubLink: false, [.. Groups.Split(',')], Due, ExpiresOn, CaseClosed, Opened, Answered, Revoked, Submitted);
}

/// <summary>The links of a candidate, newest first, and what may be asked by a new one.</summary>
public sealed record InvitationList(
    CaseFile File, CandidateRow Candidate, ImmutableArray<ListedLink> Links,
    ImmutableArray<(string Id, string Title, int Questions)> Groups, DateOnly Today);

public sealed class LoadInvitations(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Older ones are still reached by their address and the audit log.</summary>
    public const int Most = 100;

    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<InvitationList?> Load(Person me, int caseId, int number, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(number) is not { } candidate)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var links = await List(db, caseId, number, me.Id, today, leaving);
        return new InvitationList(file, candidate, [.. links], InviteVendor.AskedGroups(file, edition), today);
    }

    private static Task<IEnumerable<ListedLink>> List(
        DbConnection db, int caseId, int candidate, int personId, DateOnly today, CancellationToken leaving) =>
        db.QueryAsync<ListedLink>(new CommandDefinition(
            """
            SELECT l.id, l.company, l.recipient, l.address, array_to_string(l.groups, ',') AS groups, l.due, n.expires_on,
                   n.case_closed, n.opened, n.answered, n.revoked, n.submitted, l.seen_at, (
                       SELECT CASE WHEN m.sent_at IS NOT NULL THEN 'Sent' WHEN m.given_up_at IS NOT NULL THEN 'GivenUp'
                                   WHEN m.dropped_at IS NOT NULL THEN 'Dropped' ELSE 'Waiting' END
                       FROM mail_outbox m
                       WHERE m.link_id = l.id
                       ORDER BY m.id DESC
                       LIMIT 1) AS last_mail
            FROM answer_links l
            JOIN link_standings n ON n.id = l.id
            JOIN visible_cases(@personId, @today) v ON v.case_id = l.case_id
            WHERE l.case_id = @caseId AND l.candidate = @candidate AND l.parent_id IS NULL
            ORDER BY l.id DESC
            LIMIT @Most
            """,
            new { caseId, candidate, personId, today, Most },
            cancellationToken: leaving));
}
