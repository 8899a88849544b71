using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Comments;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>A comment as it is typed; one that settles the thread may be without words.</summary>
public sealed record TypedComment(string Content, bool Settles);

/// <summary>Adds a comment on a question, between those who work on a case and those who review it.</summary>
public sealed class WriteComment(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The number of the comment.</summary>
    public async Task<Outcome<int>> Run(
        Person me, string? address, SheetKey sheet, string question, TypedComment typed)
    {
        var now = clock.GetUtcNow();
        var (today, settles) = (now.DayInJapan(), typed.Settles);
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(sheet.CaseId);
        if (await db.LoadCaseFile(sheet.CaseId, me.Id, today) is not { } file || !await Asks(file, sheet, question))
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var content = TypedValues.Clean(typed.Content);
        if (CommentRules.WhyNot(file.Case.Standing, me, content, settles) is { } reason)
            return Outcome.Refused<int>(reason);

        content = CommentRules.Content(content, settles);
        var comments = await db.ListComments(sheet, question, null, 1, me.Id, today);
        if (comments is [var newest, ..] && IsRepeated(newest, me, content, settles, now.UtcDateTime))
            return Outcome.Done(newest.Id);
        var post = file.Case.Standing.Participant(me)!.Id;
        var id = await db.AddComment(new(
            sheet.CaseId, sheet.Candidate, question, content, settles, me.Id, post, now.UtcDateTime));
        await db.WriteAudit(Entry(me, post, address, sheet, question, id, settles));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    // The second press of a button finds its own comment there.
    private static bool IsRepeated(CommentRow newest, Person me, string content, bool settles, DateTime now) =>
        (newest.By, newest.Content, newest.Settles) == (me.Name, content, settles)
        && now - newest.At < TimeSpan.FromMinutes(1);

    private async Task<bool> Asks(CaseFile file, SheetKey sheet, string question)
    {
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        return edition.Bank.Find(question) is { } known && known.AboutService == sheet.Candidate is not null
            && (sheet.Candidate is not { } number || file.FindCandidate(number) is not null);
    }

    private static AuditEntry Entry(
        Person me, int post, string? address, SheetKey sheet, string question, int id, bool settles) =>
        new(me.Id, post, settles ? "comment.settled" : "comment.written", "case",
            sheet.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["候補"] = sheet.Candidate?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["設問"] = question,
                ["コメント"] = id.ToString(CultureInfo.InvariantCulture),
            },
        };
}
