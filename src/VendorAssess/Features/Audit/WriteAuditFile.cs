using System.Globalization;
using System.Text;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel;
using VendorAssess.Excel.Forms;
using VendorAssess.Ui;

namespace VendorAssess.Features.Audit;

/// <summary>The audit log to take along, narrowed as on the page.</summary>
public sealed class WriteAuditFile(ListAudit list, TimeProvider clock)
{
    /// <summary>More rows than anybody reads in a workbook; the CSV has no such end.</summary>
    public const int LongestWorkbook = 10_000;

    private const int CsvPage = 5_000;

    /// <summary>Null for those whom the log is not for.</summary>
    public async Task<WorkbookToSend?> Load(Person me, AuditFilter filter, CancellationToken leaving)
    {
        if (await list.Load(me, filter with { Before = null }, LongestWorkbook, leaving) is not { } page)
            return null;
        var scope = Scope(filter) + (page.Next is null ? "" : $"（新しいものから{LongestWorkbook}件まで。全部は CSV で取り出せます）");
        var book = new AuditBook(scope, Now, [.. page.Entries.Select(Texts)]);
        return new WorkbookToSend("監査証跡", stream => AuditWriter.Write(book, stream));
    }

    /// <summary>Every entry, page by page: the log may be longer than memory.</summary>
    public async Task WriteCsv(Person me, AuditFilter filter, Stream to, CancellationToken leaving)
    {
        // Without the mark some spreadsheets take UTF-8 for another encoding.
        await using var csv = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await csv.WriteAsync(CsvText.Line(AuditWriter.Headers));
        long? before = null;
        do
        {
            var page = await list.Load(me, filter with { Before = before }, CsvPage, leaving)
                ?? throw new UnauthorizedAccessException("The audit log is not for this person.");
            foreach (var entry in page.Entries)
                await csv.WriteAsync(CsvText.Line(Texts(entry)));
            before = page.Next;
        }
        while (before is not null);
    }

    private string Now => clock.GetUtcNow().UtcDateTime.ShowMoment();

    private static string Scope(AuditFilter filter)
    {
        string[] parts =
        [
            filter.From is { } from ? $"{JapaneseDate.Format(from)}から" : "",
            filter.Until is { } until ? $"{JapaneseDate.Format(until)}まで" : "",
            filter.Action.Length > 0 ? AuditWords.Label(filter.Action) : "",
            filter.Person.Length > 0 ? $"人「{filter.Person}」" : "",
            filter.Kind.Length > 0 ? $"{AuditWords.KindLabel(filter.Kind)} {filter.Subject}".TrimEnd() : filter.Subject,
        ];
        return parts.Any(p => p.Length > 0) ? string.Join('、', parts.Where(p => p.Length > 0)) : "すべての記録";
    }

    private static string[] Texts(ListedEntry entry) =>
    [
        entry.Seq.ToString(CultureInfo.InvariantCulture), entry.At.ShowMoment(), entry.Person ?? "", entry.Post ?? "",
        AuditWords.Label(entry.Action), $"{AuditWords.KindLabel(entry.SubjectKind)} {entry.SubjectId}",
        string.Join('\n', entry.Details.Select(d => $"{d.Key}：{d.Value}")), entry.FromAddress ?? "",
        entry.BeforeDigest ?? "", entry.AfterDigest ?? "", entry.Hash,
    ];
}
