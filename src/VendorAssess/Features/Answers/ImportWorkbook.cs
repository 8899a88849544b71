using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

/// <summary>Reads a filled workbook and keeps it for a preview: a person looks before anything is stored.</summary>
public sealed class ImportWorkbook(NpgsqlDataSource postgres, Editions editions, TimeProvider clock, ReadFilled reader)
{
    public const int LargestFile = 20 << 20;

    /// <summary>Above the largest file, so that a file slightly too large is answered on its page.</summary>
    public const long LargestRequest = 28 << 20;

    private const long LargestSum = 400L << 20;
    private const int LongestName = 200;

    /// <summary>The number of the import to preview.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int candidate, IFormFile? upload)
    {
        if (upload is null || upload.Length == 0)
            return Outcome.Refused<int>("記入された質問票のファイルを選んでください。空のファイルは取り込めません。");
        if (upload.Length > LargestFile)
            return Outcome.Refused<int>("ファイルが 20MB を超えています。画像などを取り除いて小さくしてください。");
        if (await Find(me, caseId, candidate) is not { } found)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        if (found.File.Case.Standing.WhyNotEditable(me) is { } reason)
            return Outcome.Refused<int>(reason);

        // No connection is held while a stranger's file is read.
        var file = await Bytes(upload);
        var identity = VendorForms.IdentityOf(found.File, candidate, found.Edition);
        return await reader.Run(file, found.Edition.Bank, identity) switch
        {
            Outcome<ImportedWorkbook>.Done(var read) =>
                await Keep(me, address, caseId, candidate, NameOf(upload), file, read),
            Outcome<ImportedWorkbook>.Refused(var why) => Outcome.Refused<int>(why),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    private async Task<(CaseFile File, Edition Edition)?> Find(Person me, int caseId, int candidate)
    {
        await using var db = await postgres.OpenConnectionAsync();
        var file = await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan());
        return file?.FindCandidate(candidate) is null
            ? null
            : (file, await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash));
    }

    private async Task<Outcome<int>> Keep(
        Person me, string? address, int caseId, int candidate, string name, byte[] file, ImportedWorkbook read)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.KeptBytes(caseId) + file.Length > LargestSum)
            return Outcome.Refused<int>("この案件に取り込んだファイルの合計が上限（400MB）を超えます。管理者に連絡してください。");
        if (await db.LockServiceSheet(caseId, candidate) is not { } sheet)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var import = await db.KeepImport(
            new(caseId, candidate, sheet, name, hash, file, read.ToJson(), me.Id, clock.GetUtcNow().UtcDateTime));
        var subject = caseId.ToString(CultureInfo.InvariantCulture);
        await db.WriteAudit(new(me.Id, null, "workbook.read", "case", subject, address)
        {
            AfterDigest = hash,
            Detail = new Dictionary<string, string> { ["候補"] = candidate.ToString(CultureInfo.InvariantCulture) },
        });
        await transaction.CommitAsync();
        return Outcome.Done(import);
    }

    private static async Task<byte[]> Bytes(IFormFile upload)
    {
        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    // Only ever shown as text: neither a path nor a type is taken from it.
    private static string NameOf(IFormFile upload)
    {
        var name = TypedValues.Clean(upload.FileName.Split('/', '\\')[^1]).ReplaceLineEndings(" ").Trim();
        return name.Length <= LongestName ? name : string.Concat(name.EnumerateRunes().Take(LongestName / 2)) + "…";
    }
}
