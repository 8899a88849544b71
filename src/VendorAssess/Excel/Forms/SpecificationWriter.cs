using System.Globalization;
using ClosedXML.Excel;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Procurement;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.Forms;

/// <summary>What the 調達仕様書 別紙 is made of.</summary>
public sealed record SpecificationBook(
    SpecificationList List, int CaseId, string CaseTitle, string Department, DateOnly On);

/// <summary>セキュリティ要件一覧 (調達仕様書 別紙) with the 契約条項; bidders answer with ◎○△×.</summary>
public static class SpecificationWriter
{
    public const string ListSheet = "セキュリティ要件一覧";
    public const string ContractSheet = "契約条項";
    private const string Legend =
        "◎ 標準の機能・契約で対応　○ 追加の設定・費用により対応　△ 代替案により対応（内容を記入）　× 対応できない";

    private static readonly TableColumn[] Columns =
    [
        new("項番", 8, Centered: true), new("条項", 17), new("強度", 11, Centered: true), new("要件", 18),
        new("仕様", 46), new("対応可否", 10, Centered: true, Writable: true), new("代替案・説明", 28, Writable: true),
        new("提案書の頁", 11, Writable: true),
    ];

    private static readonly TableColumn[] ContractColumns =
    [
        new("項番", 8, Centered: true), new("条項", 17), new("契約に定める事項", 62),
        new("受入れ", 10, Centered: true, Writable: true), new("修正案・説明", 34, Writable: true),
    ];

    public static void Write(SpecificationBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook($"調達仕様書 別紙　{book.CaseTitle}");
        WriteList(workbook, book);
        WriteContract(workbook, book);
        WriteControl(workbook, book);
        workbook.SaveTo(to);
    }

    private static void WriteList(XLWorkbook workbook, SpecificationBook book)
    {
        var sheet = workbook.AddTableSheet(ListSheet, Columns);
        var row = sheet.Head("別紙　セキュリティ要件一覧", Columns.Length, [.. Head(book), ("対応可否", Legend)]);
        var (_, next) = sheet.Table(row, Columns, book.List.Items.Select(item => (IReadOnlyList<string>)
        [
            item.Requirement.Id, item.Requirement.Citation, item.Requirement.Strength.Label(), item.Requirement.Title,
            item.Requirement.Specification + Uncertain(item.Certain, item.Applies),
        ]));
        OfferMarks(sheet, row, next, 6, "◎,○,△,×");
        Finish(sheet, row, book);
    }

    private static void WriteContract(XLWorkbook workbook, SpecificationBook book)
    {
        var sheet = workbook.AddTableSheet(ContractSheet, ContractColumns);
        var row = sheet.Head(
            "別紙　契約条項", ContractColumns.Length, [.. Head(book), ("受入れ", "○ 受け入れる　△ 修正のうえ受け入れる　× 受け入れない")]);
        var (_, next) = sheet.Table(row, ContractColumns, book.List.Contract.Select(item => (IReadOnlyList<string>)
            [item.Requirement.Id, item.Requirement.Citation, item.Text + Uncertain(item.Certain, "")]));
        OfferMarks(sheet, row, next, 4, "○,△,×");
        Finish(sheet, row, book);
    }

    private static (string Label, string Text)[] Head(SpecificationBook book)
    {
        var missing = book.List.Policy.MissingStandards;
        (string, string)[] lines =
        [
            ("件名", book.CaseTitle), ("担当", book.Department),
            ("対策基準", $"{book.List.Policy.Title}（{book.List.Policy.Edition}）"), ("作成日", JapaneseDate.Format(book.On)),
        ];
        return missing.IsEmpty
            ? lines
            : [.. lines, ("別に定める基準", $"{book.List.Policy.MissingStandardNames()}（この一覧には含まれていません）")];
    }

    private static string Uncertain(bool certain, string why) =>
        certain ? "" : why.Length > 0 ? $"\n（適用は未定：{why}）" : "\n（適用は未定）";

    private static void OfferMarks(IXLWorksheet sheet, int headerRow, int next, int column, string marks)
    {
        if (next == headerRow + 1)
            return;
        var validation = sheet.Range(headerRow + 1, column, next - 1, column).SetDataValidation();
        validation.List($"\"{marks}\"", true);
        validation.IgnoreBlanks = true;
        validation.ErrorTitle = "対応の記号";
        validation.ErrorMessage = $"{marks.Replace(',', '・')} のどれかを選んでください。";
    }

    private static void Finish(IXLWorksheet sheet, int headerRow, SpecificationBook book)
    {
        sheet.SheetView.FreezeRows(headerRow);
        sheet.Landscape($"調達仕様書 別紙　{book.CaseTitle}", headerRow);
        sheet.Protect()
            .AllowElement(XLSheetProtectionElements.FormatColumns)
            .AllowElement(XLSheetProtectionElements.FormatRows);
    }

    /// <summary>Says under which edition the marks were given, for reading them back.</summary>
    private static void WriteControl(XLWorkbook workbook, SpecificationBook book)
    {
        var sheet = workbook.AddWorksheet("管理情報");
        (string Key, string Value)[] lines =
        [
            ("VendorAssess セキュリティ要件一覧", "1"), ("policy", book.List.Policy.Id),
            ("policy-edition", book.List.Policy.Edition), ("policy-hash", book.List.Policy.Hash),
            ("case", book.CaseId.ToString(CultureInfo.InvariantCulture)),
        ];
        for (var i = 0; i < lines.Length; i++)
        {
            sheet.Cell(i + 1, 1).Put(lines[i].Key);
            sheet.Cell(i + 1, 2).Put(lines[i].Value);
        }
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
        sheet.Protect();
    }
}
