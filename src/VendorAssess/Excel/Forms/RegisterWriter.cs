using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Calendar;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.Forms;

/// <summary>One approved use of a service.</summary>
public sealed record RegisterLine(
    int Number,
    string Service,
    string Provider,
    string Department,
    string Manager,
    string Procedure,
    DateOnly? ApprovedOn,
    DateOnly? UseFrom,
    DateOnly? UseUntil,
    DateOnly? NextReview,
    string Conditions,
    string State);

/// <summary>What 利用台帳 is made of.</summary>
public sealed record RegisterBook(string Title, string Scope, DateOnly On, ImmutableArray<RegisterLine> Lines);

/// <summary>利用台帳: approved uses with their managers and the next day to look at them.</summary>
public static class RegisterWriter
{
    public const string SheetName = "利用台帳";
    private const int FirstDate = 7;

    private static readonly TableColumn[] Columns =
    [
        new("番号", 7, Centered: true), new("サービス", 20), new("事業者", 17), new("所管", 16), new("管理者", 17),
        new("手続", 13), new("承認日", 16), new("利用開始", 16), new("利用終了", 16), new("次回の見直し", 16),
        new("条件", 22), new("状態", 9),
    ];

    public static void Write(RegisterBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook(book.Title);
        var sheet = workbook.AddTableSheet(SheetName, Columns);
        var row = sheet.Head(
            book.Title, Columns.Length, ("範囲", book.Scope), ("作成日", JapaneseDate.Format(book.On)),
            ("件数", $"{book.Lines.Length}件"));
        var (begin, next) = sheet.Table(row, Columns, book.Lines.Select(Texts));
        for (var i = 0; i < book.Lines.Length; i++)
        {
            DateOnly?[] dates =
                [book.Lines[i].ApprovedOn, book.Lines[i].UseFrom, book.Lines[i].UseUntil, book.Lines[i].NextReview];
            for (var column = 0; column < dates.Length; column++)
                sheet.Cell(begin[i], FirstDate + column).PutDate(dates[column]);
        }
        sheet.Range(row, 1, Math.Max(next - 1, row + 1), Columns.Length).SetAutoFilter();
        sheet.SheetView.Freeze(row, 2);
        sheet.Landscape(book.Title, row);
        workbook.SaveTo(to);
    }

    private static IReadOnlyList<string> Texts(RegisterLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture), line.Service, line.Provider, line.Department, line.Manager,
        line.Procedure, "", "", "", "", line.Conditions, line.State,
    ];
}
