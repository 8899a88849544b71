using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.TransferForm;

/// <summary>A post with one of those who hold it; both empty where nobody does.</summary>
public sealed record TransferFormLine(int Number, string Department, string Title, string Login, string Name);

/// <summary>What the 人事異動 workbook is made of.</summary>
public sealed record TransferBook(DateOnly On, ImmutableArray<TransferFormLine> Lines);

/// <summary>人事異動: every post with who holds it, and three columns to write the change into.</summary>
public static class TransferWriter
{
    public const string SheetName = "人事異動";
    private const string Title = "人事異動の一覧";

    private static readonly TableColumn[] Columns =
    [
        .. TransferColumns.All.Select(c => new TableColumn(c.Label(), WidthOf(c), Writable: IsWritten(c))),
    ];

    public static void Write(TransferBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook(Title);
        var sheet = workbook.AddTableSheet(SheetName, Columns);
        var row = sheet.Head(
            Title, Columns.Length, ("作成日", JapaneseDate.Format(book.On)),
            ("書き方", "替わる職の行だけ、新しい人のログイン名を書きます。今の人が離れるだけの行には「離任」と書きます。"
                + "何も書かない行は、そのままになります。同じ職に人を加えるときは、行を足して「着任」と書きます。"),
            ("新しい人", "利用者にまだない人は、氏名も書くと、利用者として作ります。"));
        var (begin, next) = sheet.Table(row, Columns, book.Lines.Select(Texts));
        if (begin.Count > 0)
            Offer(sheet.Range(begin[0], Place(TransferColumn.Kind), next - 1, Place(TransferColumn.Kind)));
        sheet.SheetView.Freeze(row, 3);
        sheet.Landscape(Title, row);
        workbook.SaveTo(to);
    }

    private static int Place(TransferColumn column) => TransferColumns.All.IndexOf(column) + 1;

    private static void Offer(IXLRange cells)
    {
        var validation = cells.SetDataValidation();
        validation.IgnoreBlanks = true;
        validation.ShowErrorMessage = false;
        validation.List($"\"{string.Join(',', TransferKinds.All.Select(k => k.Label()))}\"", true);
    }

    private static IReadOnlyList<string> Texts(TransferFormLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), line.Department, line.Title, line.Login, line.Name, "", "", "",
    ];

    private static bool IsWritten(TransferColumn column) =>
        column is TransferColumn.Kind or TransferColumn.Taker or TransferColumn.TakerName;

    private static double WidthOf(TransferColumn column) => column switch
    {
        TransferColumn.Number => 9,
        TransferColumn.Department or TransferColumn.Title => 24,
        TransferColumn.Kind => 8,
        TransferColumn.Leaver or TransferColumn.LeaverName or TransferColumn.Taker or TransferColumn.TakerName => 18,
    };
}
