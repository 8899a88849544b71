using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Links;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Stores what a vendor typed; all of it, or none where someone else was faster.</summary>
public sealed class SaveLinkAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>What came of a save, with the link's own part of the sheet after it.</summary>
    private sealed record LinkSave(LinkSheet Sheet, SheetSave Save);

    /// <summary>How many answers became a new revision.</summary>
    public async Task<Outcome<int>> Run(LinkVisitor visitor, string? address, IReadOnlyList<WantedAnswer> wanted)
    {
        var form = new AnswerForm(TypedValues.None) { Answers = wanted };
        var (_, save) = await Save(visitor, address, [.. wanted.Select(w => w.Answer.Question)], _ => form);
        return save.WhyNot is { } reason ? Outcome.Refused<int>(reason) : Outcome.Done(save.Plan.Added);
    }

    /// <summary>Saves one question while it is typed; what the reply calls saved is in the database.</summary>
    public async Task<SaveReply> Run(LinkVisitor visitor, string? address, string question, TypedValues typed)
    {
        var (sheet, save) = await Save(
            visitor, address, [question], open => AnswerForm.Read(open.FormOf(question)!, typed));
        var reply = SaveReply.Of(save, question, sheet.Today);
        return reply.Sheet is null ? reply : reply with { Sheet = SheetNow.Of(sheet.Groups) };
    }

    private async Task<LinkSave> Save(
        LinkVisitor visitor, string? address, IReadOnlyList<string> questions, Func<OpenSheet, AnswerForm> read)
    {
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        await db.LockSheetOf(visitor.LinkId);
        var now = clock.GetUtcNow();
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        var sheet = await LinkSheet.Of(file, editions, now);
        var save = Decide(sheet, questions, read);
        if (save.WhyNot is not null || save.Plan.Added == 0)
            return new LinkSave(sheet, save);
        var lately = await db.SavedSince(visitor.LinkId, (now - LinkRules.SavesWithin).UtcDateTime);
        if (LinkRules.WhyNotYet(lately, save.Plan.Added) is { } wait)
            return new LinkSave(sheet, SheetSave.Later(wait));

        var origin = new AnswerOrigin(
            AnswerSource.Link, null, null, now.UtcDateTime, sheet.Edition.Bank.Hash, visitor.ByName, visitor.LinkId);
        await db.AddAnswers(file.Row.SheetId, save.Plan.Answers.Additions, origin);
        await MarkAnswered(db, file.Row, now.UtcDateTime);
        await db.WriteAudit(Entry(file.Row, address, save.Plan.Answers.Additions));
        await transaction.CommitAsync();
        var after = save.Sheet!.After(save.Plan, origin, visitor.ByName);
        return new LinkSave(sheet.With(after.File.Answers), save with { Sheet = after });
    }

    private static SheetSave Decide(
        LinkSheet sheet, IReadOnlyList<string> questions, Func<OpenSheet, AnswerForm> read) =>
        (sheet.WhyNotAnswerable ?? WhyNotAsked(sheet, questions)) is { } reason
            ? SheetSave.Refused(reason)
            : SheetSave.Take(sheet.File.Open(sheet.Edition), read);

    private static string? WhyNotAsked(LinkSheet sheet, IReadOnlyList<string> questions) =>
        questions.FirstOrDefault(q => !sheet.Asks(q)) is { } strange
            ? $"{strange} は、この依頼で聞いている設問ではありません。"
            : null;

    private static Task MarkAnswered(DbConnection db, LinkRow link, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE answer_links
            SET answered_at = coalesce(answered_at, @now)
            WHERE id IN (@Id, @RootId)
            """,
            new { link.Id, link.RootId, now });

    private static AuditEntry Entry(LinkRow link, string? address, ImmutableArray<WantedAnswer> answers) =>
        new(null, null, "answers.saved", "case", link.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["候補"] = link.Candidate.ToString(CultureInfo.InvariantCulture),
                ["リンク"] = link.Id.ToString(CultureInfo.InvariantCulture),
                ["設問"] = AnswerRefusals.Revisions(answers.Select(a => (a.Answer.Question, a.Answer.Revision))),
            },
        };
}
