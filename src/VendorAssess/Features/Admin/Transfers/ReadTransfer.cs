using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.TransferForm;
using VendorAssess.Store;
using VendorAssess.Ui;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>Reads a 人事異動 file and keeps what it says for a preview; no post changes hands by it.</summary>
public sealed class ReadTransfer(NpgsqlDataSource postgres, ReadApart reader, TimeProvider clock)
{
    public const int LargestFile = 20 << 20;

    /// <summary>Above the largest file, so that a file slightly too large is answered on its page.</summary>
    public const long LargestRequest = 28 << 20;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The number of the transfer to look at.</summary>
    public async Task<Outcome<int>> Run(Administrator by, IFormFile? upload, DateOnly? day)
    {
        if ((by.Person.WhyNotAdministering() ?? WhyNotRead(upload, day, clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        // No connection is held while the file is read.
        using var bytes = new MemoryStream((int)upload!.Length);
        await upload.CopyToAsync(bytes);
        var file = bytes.ToArray();
        return await reader.Read(file, FileKind.Table) switch
        {
            WorkbookRead.Refused(var why) => Outcome.Refused<int>(why),
            WorkbookRead.Done(var workbook) => TransferReader.Read(workbook) switch
            {
                Outcome<TransferFile>.Done(var read) => Outcome.Done(await Keep(by, upload.FileName, file, read, day!.Value)),
                Outcome<TransferFile>.Refused(var why) => Outcome.Refused<int>(why),
                _ => throw new InvalidOperationException("Unknown outcome."),
            },
            _ => throw new InvalidOperationException("Unknown result of reading."),
        };
    }

    private static string? WhyNotRead(IFormFile? upload, DateOnly? day, DateOnly today) => (upload, day) switch
    {
        (null or { Length: 0 }, _) => "人事異動の一覧のファイルを選んでください。空のファイルは読み込めません。",
        ({ Length: > LargestFile }, _) => "ファイルが 20MB を超えています。画像などを取り除いて小さくしてください。",
        (_, null) => "異動の日を入れてください。",
        (_, { } wanted) when wanted < today => "異動の日は、今日以後の日にしてください。",
        (_, { } wanted) when wanted > today.AddYears(1) => "異動の日は、1 年以内の日にしてください。",
        _ => null,
    };

    private async Task<int> Keep(Administrator by, string name, byte[] file, TransferFile read, DateOnly day)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        await db.ForgetPreviewsBefore(now - Kept);
        var id = await db.KeepTransfer(new(
            day, WorkbookToSend.SafeName(name.Split('/', '\\')[^1]), hash, JsonSerializer.Serialize(read),
            by.Person.Id, now));
        await db.WriteAudit(by.Did("transfer.read", "transfer", id) with { AfterDigest = hash });
        await transaction.CommitAsync();
        return id;
    }
}
