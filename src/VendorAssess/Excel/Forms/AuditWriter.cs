using System.Collections.Immutable;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.Forms;

/// <summary>Entries of the audit log, each as texts in the order of <see cref="AuditWriter.Headers"/>.</summary>
public sealed record AuditBook(string Scope, string WrittenAt, ImmutableArray<IReadOnlyList<string>> Lines);

/// <summary>監査証跡 as a workbook to look through and to keep on paper.</summary>
public static class AuditWriter
{
    public const string SheetName = "監査証跡";

    private static readonly TableColumn[] Columns =
    [
        new("番号", 8, Centered: true), new("日時", 20), new("人", 14), new("職", 22), new("したこと", 22), new("対象", 14),
        new("詳細", 34), new("接続元", 14), new("前の内容のハッシュ", 20), new("後の内容のハッシュ", 20), new("記録のハッシュ", 20),
    ];

    public static ImmutableArray<string> Headers { get; } = [.. Columns.Select(c => c.Header)];

    public static void Write(AuditBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook(SheetName);
        var sheet = workbook.AddTableSheet(SheetName, Columns);
        var row = sheet.Head(
            SheetName, Columns.Length, ("範囲", book.Scope), ("作成", book.WrittenAt), ("件数", $"{book.Lines.Length}件"));
        var (_, next) = sheet.Table(row, Columns, book.Lines);
        sheet.Range(row, 1, Math.Max(next - 1, row + 1), Columns.Length).SetAutoFilter();
        sheet.SheetView.Freeze(row, 1);
        sheet.Landscape(SheetName, row);
        workbook.SaveTo(to);
    }
}
