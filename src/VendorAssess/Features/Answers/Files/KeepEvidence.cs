using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Files;

/// <summary>A file that somebody wants to give as evidence; an empty question: for the sheet as a whole.</summary>
public sealed record WantedFile(IFormFile? Upload, string Question, bool Confidential);

/// <summary>
/// On which sheet a file goes and who gives it, as it is under the sheet's lock: a person of the city, or a name where it
/// is somebody behind a vendor's link. The entry is completed with what was kept.
/// </summary>
public sealed record FilePlace(int Sheet, int? PersonId, string ByName, AuditEntry Entry, int? LinkId = null);

/// <summary>Keeps a file as evidence: looked at and scanned first, then stored with its entry in the audit log.</summary>
public sealed class KeepEvidence(
    NpgsqlDataSource postgres, EvidenceSettings settings, ScanFile scan, TimeProvider clock)
{
    /// <summary>Above the largest file that can be configured, so that one slightly too large is answered on its page.</summary>
    public const long LargestRequest = (EvidenceSettings.MostMegabytes + 6L) << 20;

    private const string Bytes = "bytes";

    /// <summary>The number of the file; giving it twice for a question has one effect.</summary>
    public Task<Outcome<int>> Run(Person me, string? address, SheetKey sheet, WantedFile wanted) =>
        Run(Asker.Person(me.Id, clock.GetUtcNow().DayInJapan()), wanted, async db =>
        {
            if (await db.LockSheet(sheet, [], me.Id, clock.GetUtcNow().DayInJapan()) is not { } locked)
                return Outcome.Refused<FilePlace>(AnswerRefusals.NoSuchCase);
            var standing = locked.File.Case.Standing;
            return standing.WhyNotEditable(me) is { } reason
                ? Outcome.Refused<FilePlace>(reason)
                : Outcome.Done(new FilePlace(locked.Id, me.Id, "", new(
                    me.Id, standing.Worker(me)?.Id, "evidence.kept", "case",
                    sheet.CaseId.ToString(CultureInfo.InvariantCulture), address)));
        });

    /// <summary>For whoever may give a file: <paramref name="place"/> locks the sheet and says why not.</summary>
    public async Task<Outcome<int>> Run(
        Asker asker, WantedFile wanted, Func<DbConnection, Task<Outcome<FilePlace>>> place)
    {
        if (EvidenceRules.WhyNotKept(wanted.Upload?.Length ?? 0, settings.Limits) is { } refused)
            return Outcome.Refused<int>(refused);
        var looked = await UploadedFile.Look(wanted.Upload!);
        if (looked is not Outcome<UploadedFile>.Done(var file))
            return Outcome.Refused<int>(((Outcome<UploadedFile>.Refused)looked).Reason);
        return await scan.WhyNot(wanted.Upload!) is { } found
            ? Outcome.Refused<int>(found)
            : await Keep(asker, file, wanted, place);
    }

    // The bytes go in before the sheet is locked, so that nobody who answers waits for an upload.
    private async Task<Outcome<int>> Keep(
        Asker asker, UploadedFile file, WantedFile wanted, Func<DbConnection, Task<Outcome<FilePlace>>> place)
    {
        await using var db = await postgres.Open(asker, default);
        await using var transaction = await db.BeginTransactionAsync();
        var content = await db.NextContent();
        await transaction.SaveAsync(Bytes);
        await using (var bytes = wanted.Upload!.OpenReadStream())
            await db.CopyIn(content, bytes);
        var placed = await place(db);
        if (placed is not Outcome<FilePlace>.Done(var on))
            return Outcome.Refused<int>(((Outcome<FilePlace>.Refused)placed).Reason);
        var use = await db.UseOf(on.Sheet, file.Sha256, wanted.Question);
        if (use.Twin is { } twin)
            return Outcome.Done(twin);
        var added = use.Same is null ? file.Size : 0;
        if (EvidenceRules.WhyNotAdded(use.Bytes, use.Files, added, settings.Limits) is { } full)
            return Outcome.Refused<int>(full);
        if (use.Same is null)
            await db.AddContent(content, on.Sheet, file);
        else if (!await Again(db, transaction, place))
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var id = await db.AddFile(use.Same ?? content, on, file, wanted, clock.GetUtcNow().UtcDateTime);
        await db.WriteAudit(on.Entry with { AfterDigest = file.Sha256, Detail = Detail(id, file, wanted) });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    // The sheet holds these bytes: those that came are taken back, and with them the lock that was taken after.
    private static async Task<bool> Again(
        DbConnection db, DbTransaction transaction, Func<DbConnection, Task<Outcome<FilePlace>>> place)
    {
        await transaction.RollbackAsync(Bytes);
        return await place(db) is Outcome<FilePlace>.Done;
    }

    private static Dictionary<string, string> Detail(int id, UploadedFile file, WantedFile wanted) => new()
    {
        ["証跡"] = id.ToString(CultureInfo.InvariantCulture),
        ["設問"] = wanted.Question,
        ["種類"] = file.Kind.ToString(),
        ["大きさ"] = file.Size.ToString(CultureInfo.InvariantCulture),
        ["非開示"] = wanted.Confidential ? "はい" : "いいえ",
    };
}
