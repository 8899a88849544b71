using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Mails;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Freezes what a vendor hands in; after it nobody writes by this link until the city reopens it.</summary>
public sealed class SubmitAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The how manieth submission it became.</summary>
    public async Task<Outcome<int>> Run(LinkVisitor visitor, string? address, SubmissionForm form)
    {
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        var now = clock.GetUtcNow();
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        var by = new Declarant(visitor.Company, MailRules.OneLine(form.Name), MailRules.OneLine(form.Title));
        var sheet = (await LinkSheet.Of(file, editions, now)).ToSubmit(by);
        if ((file.Row.Link.WhyNotSubmittable(now.DayInJapan()) ?? form.WhyNot(sheet)) is { } reason)
            return Outcome.Refused<int>(reason);

        var content = sheet.CanonicalText();
        var submission = new SubmissionRow(
            (file.Submissions.FirstOrDefault()?.Number ?? 0) + 1, by.Company, by.Name, by.Title,
            sheet.Unanswered.Length, SubmittedSheet.Digest(content), now.UtcDateTime, null, "");
        await AddSubmission(db, file.Row.Id, submission, content);
        if (file.Row.Address.Length > 0)
            await db.AddMails([LinkMails.Receipt(file.Row, submission)], now.UtcDateTime);
        await db.WriteAudit(LinkAudit.Entry("link.submitted", file.Row, address, $"第{submission.Number}回") with
        {
            AfterDigest = submission.Digest,
        });
        await transaction.CommitAsync();
        return Outcome.Done(submission.Number);
    }

    private static Task AddSubmission(DbConnection db, int linkId, SubmissionRow submission, string content) =>
        db.ExecuteAsync(
            """
            INSERT INTO answer_submissions (link_id, number, company, name, title, unanswered, content, digest, at)
            VALUES (@linkId, @Number, @Company, @Name, @Title, @Unanswered, @content, @Digest, @At)
            """,
            new
            {
                linkId,
                submission.Number,
                submission.Company,
                submission.Name,
                submission.Title,
                submission.Unanswered,
                content,
                submission.Digest,
                submission.At,
            });
}
