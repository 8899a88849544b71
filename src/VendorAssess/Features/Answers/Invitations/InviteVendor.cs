using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Links;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Asks a vendor for answers about a candidate's service, by a link that needs no account.</summary>
public sealed class InviteVendor(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The number of the link.</summary>
    public async Task<Outcome<int>> Run(
        Person me, string? address, int caseId, int candidate, Invitation wanted)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        var invitation = wanted.Cleaned();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        var sheet = await db.LockServiceSheet(caseId, candidate);
        if (sheet is not { } sheetId || await db.LoadCaseFile(caseId, me.Id, today) is not { } file)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var whyNot = file.Case.Standing.WhyNotEditable(me)
            ?? invitation.WhyNot(today, AskedGroups(file, edition).Select(g => g.Id).ToHashSet(StringComparer.Ordinal));
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var id = await AddLink(db, caseId, candidate, sheetId, invitation, me.Id, now.UtcDateTime);
        var link = (await db.LoadCityLink(new(caseId, candidate, id), me.Id, today))!.Row;
        if (link.Address.Length > 0)
            await db.AddMails([LinkMails.Invitation(link)], now.UtcDateTime);
        await db.WriteAudit(LinkAudit.By(me, file.Case.Standing, "link.created", link, address, link.Groups));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    /// <summary>What the case asks the vendor, by group, with how many questions each.</summary>
    public static ImmutableArray<(string Id, string Title, int Questions)> AskedGroups(CaseFile file, Edition edition) =>
    [
        .. QuestionScope.Needed
            .Of(edition.Bank, AskedQuestions.For(edition.Policy, edition.Bank, file.Facts(edition.Policy)))
            .GroupBy(q => q.Group, StringComparer.Ordinal)
            .Select(g => (g.Key, edition.Bank.GroupTitle(g.Key), g.Count())),
    ];

    private static Task<int> AddLink(
        DbConnection db, int caseId, int candidate, int sheetId, Invitation invitation, int personId, DateTime now) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO answer_links (case_id, candidate, sheet_id, groups, company, recipient, address, contact, message,
                                      due, expires_on, created_by, created_at)
            VALUES (@caseId, @candidate, @sheetId, @groups, @Company, @Name, @Address, @Contact, @Message,
                    @Due, @ExpiresOn, @personId, @now)
            RETURNING id
            """,
            new
            {
                caseId,
                candidate,
                sheetId,
                groups = invitation.Groups.ToArray(),
                invitation.To.Company,
                invitation.To.Name,
                invitation.To.Address,
                invitation.Contact,
                invitation.Message,
                invitation.Period.Due,
                invitation.Period.ExpiresOn,
                personId,
                now,
            });
}
