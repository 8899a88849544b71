using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.TransferForm;
using VendorAssess.Ui;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>The 人事異動 workbook: every post that there is, with who holds it today.</summary>
public sealed class WriteTransferFile(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null for everybody but the administrator.</summary>
    public async Task<WorkbookToSend?> Load(Person me, CancellationToken leaving)
    {
        if (me.WhyNotAdministering() is not null)
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var lines = (await db.QueryAsync<TransferFormLine>(new CommandDefinition(
            """
            SELECT p.id AS number, d.name AS department, p.title, coalesce(w.login, '') AS login,
                   coalesce(w.name, '') AS name
            FROM posts p
            JOIN departments d ON d.id = p.department_id
            LEFT JOIN post_holders h ON h.post_id = p.id AND holds_on(h.from_date, h.until_date, @today)
            LEFT JOIN people w ON w.id = h.person_id
            WHERE coalesce(least(p.until_date, d.until_date), @today) >= @today
            ORDER BY d.name, p.id, w.id
            LIMIT @most
            """,
            new { today, most = TransferReader.MostRows },
            cancellationToken: leaving))).AsList();
        var book = new TransferBook(today, [.. lines]);
        return new WorkbookToSend("人事異動の一覧", stream => TransferWriter.Write(book, stream));
    }
}
