using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>What was read from a file, to be kept with it; <see cref="Paper"/> and its version only for foreign forms.</summary>
public sealed record FileToKeep(
    int CaseId, int Candidate, SentFile File, string Preview, string? Paper, string? PaperVersion, string Action);

public static class KeepFile
{
    private const long LargestSum = 400L << 20;

    /// <summary>Keeps file and preview with an audit entry, in a transaction of its own; gives the import's number.</summary>
    public static async Task<Outcome<int>> Keep(
        this NpgsqlDataSource postgres, Person me, string? address, FileToKeep wanted, DateTime now)
    {
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(wanted.CaseId);
        if (await db.LoadCaseFile(wanted.CaseId, me.Id, now.DayInJapan()) is not { } file)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        // While the file was read, the case may have been closed.
        if (file.Case.Standing.WhyNotEditable(me) is { } reason)
            return Outcome.Refused<int>(reason);
        if (await db.KeptBytes(wanted.CaseId) + wanted.File.Bytes.Length > LargestSum)
            return Outcome.Refused<int>("この案件に取り込んだファイルの合計が上限（400MB）を超えます。管理者に連絡してください。");
        if (await db.LockServiceSheet(wanted.CaseId, wanted.Candidate) is not { } sheet)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var (sent, hash) = (wanted.File, wanted.File.Hash);
        var import = await db.KeepImport(new(
            wanted.CaseId, wanted.Candidate, sheet, sent.Name, hash, sent.Bytes, wanted.Preview, wanted.Paper,
            wanted.PaperVersion, me.Id, now));
        var subject = wanted.CaseId.ToString(CultureInfo.InvariantCulture);
        await db.WriteAudit(new(me.Id, null, wanted.Action, "case", subject, address)
        {
            AfterDigest = hash,
            Detail = new Dictionary<string, string>
            {
                ["候補"] = wanted.Candidate.ToString(CultureInfo.InvariantCulture),
            },
        });
        await transaction.CommitAsync();
        return Outcome.Done(import);
    }
}
