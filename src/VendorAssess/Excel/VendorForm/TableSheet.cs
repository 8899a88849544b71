using System.Collections.Immutable;
using ClosedXML.Excel;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>A sheet of its own for an answer that is a table.</summary>
internal static class TableSheet
{
    public const int KeyRow = 3;
    public const int HeaderRow = 4;
    private const int Blank = 15;

    public static void Write(IXLWorkbook workbook, FormRow asked, AnswerValue? held, ChoiceLists lists)
    {
        var sheet = workbook.AddWorksheet(asked.Id);
        var columns = asked.Field.Columns;
        var rows = held is AnswerValue.Given given && given.Field(asked.Field.Name) is FieldValue.Rows known
            ? known.Values
            : [];
        var last = HeaderRow + rows.Length + Blank;
        for (var i = 0; i < columns.Length; i++)
        {
            sheet.Column(i + 1).Width = Width(columns[i], columns.Length);
            sheet.Cell(KeyRow, i + 1).Put(FormLayout.TableKey(asked.Id, columns[i].Name));
            sheet.Cell(HeaderRow, i + 1).Put(columns[i].Label + FormText.Unit(columns[i]));
            for (var row = HeaderRow + 1; row <= last; row++)
                lists.Offer(sheet.Cell(row, i + 1), columns[i]);
        }
        sheet.Range(HeaderRow, 1, HeaderRow, columns.Length).Header();
        var body = sheet.Range(HeaderRow + 1, 1, last, columns.Length);
        body.Grid();
        body.Writable();
        Fill(sheet, columns, rows);
        WriteHead(sheet, asked, columns.Length);
        sheet.Fit(HeaderRow, last, least: 24);
        sheet.Row(KeyRow).Hide();
        sheet.SheetView.FreezeRows(HeaderRow);
        sheet.Landscape($"質問票　{asked.Id}", HeaderRow);
        sheet.Protect()
            .AllowElement(XLSheetProtectionElements.FormatColumns)
            .AllowElement(XLSheetProtectionElements.FormatRows)
            .AllowElement(XLSheetProtectionElements.InsertRows);
    }

    private static void Fill(
        IXLWorksheet sheet,
        ImmutableArray<Field> columns,
        ImmutableArray<ImmutableSortedDictionary<string, FieldValue>> rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                if (rows[row].TryGetValue(columns[i].Name, out var value))
                    sheet.Cell(HeaderRow + 1 + row, i + 1).Put(FillIn.Of(value, columns[i]));
            }
        }
    }

    private static void WriteHead(IXLWorksheet sheet, FormRow asked, int columns)
    {
        sheet.Cell(1, 1).Put($"{asked.Id}　{FormText.Asked(asked)}").Style.Font.Bold = true;
        var example = asked.IsMain && asked.Question.Example.Length > 0 ? $"\n記入例：{asked.Question.Example}" : "";
        sheet.Cell(2, 1).Put(
            $"1行に1件ずつ書いてください。足りないときは行を追加できます。{FormText.Explanation(asked)}{example}");
        for (var row = 1; row <= 2; row++)
        {
            sheet.Range(row, 1, row, columns).Merge();
            sheet.Cell(row, 1).Style.Alignment.WrapText = true;
        }
        sheet.Fit(1, 2);
    }

    private static double Width(Field column, int count) =>
        column.Type is FieldType.Number or FieldType.Date ? 18 : Math.Max(24, 130.0 / count);
}
