using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Stores what a vendor typed; all of it, or none where someone else was faster.</summary>
public sealed class SaveLinkAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>How many answers became a new revision.</summary>
    public async Task<Outcome<int>> Run(LinkVisitor visitor, string? address, IReadOnlyList<WantedAnswer> wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        await LockSheet(db, visitor.LinkId);
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        var edition = await editions.Find(file.Content.Policy, file.Content.PolicyHash, file.Content.BankHash);
        var sheet = LinkSheet.Of(file, edition, now.DayInJapan());

        var plan = AnswerPlan.For(wanted, HeldOn(sheet));
        var whyNot = sheet.WhyNotAnswerable ?? WhyNotAsked(sheet, wanted)
            ?? AnswerRefusals.Overtaken(plan, new RecordPlan([], []), edition.Policy);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);
        if (plan.Additions.IsEmpty)
            return Outcome.Done(0);

        var origin = new AnswerOrigin(
            AnswerSource.Link, null, null, now.UtcDateTime, file.Content.BankHash, visitor.ByName, visitor.LinkId);
        await db.AddAnswers(file.Row.SheetId, plan.Additions, origin);
        await MarkAnswered(db, file.Row, now.UtcDateTime);
        await db.WriteAudit(Entry(file.Row, address, plan.Additions));
        await transaction.CommitAsync();
        return Outcome.Done(plan.Additions.Length);
    }

    private static Dictionary<string, HeldAnswer> HeldOn(LinkSheet sheet) => sheet.Groups
        .SelectMany(g => g.Open)
        .Where(o => o.Held is not null)
        .ToDictionary(o => o.Question.Id, o => o.Held!, StringComparer.Ordinal);

    private static string? WhyNotAsked(LinkSheet sheet, IReadOnlyList<WantedAnswer> wanted)
    {
        var asked = sheet.Groups.SelectMany(g => g.Lines).Select(l => l.Question.Id).ToHashSet(StringComparer.Ordinal);
        return wanted.FirstOrDefault(w => !asked.Contains(w.Answer.Question)) is { } strange
            ? $"{strange.Answer.Question} は、この依頼で聞いている設問ではありません。"
            : null;
    }

    private static Task LockSheet(NpgsqlConnection db, int linkId) =>
        db.ExecuteAsync(
            """
            SELECT h.id
            FROM answer_sheets h
            JOIN answer_links l ON l.sheet_id = h.id
            WHERE l.id = @linkId
            FOR UPDATE OF h
            """,
            new { linkId });

    private static Task MarkAnswered(NpgsqlConnection db, LinkRow link, DateTime now) =>
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
