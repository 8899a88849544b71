using ClosedXML.Excel;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>The drop-downs: each list stands once in a column of a hidden sheet.</summary>
internal sealed class ChoiceLists(IXLWorkbook workbook)
{
    private readonly IXLWorksheet sheet = workbook.AddWorksheet(FormLayout.ListSheet);
    private readonly Dictionary<string, IXLRange> lists = new(StringComparer.Ordinal);

    /// <summary>Other text stays possible: the letter alone is taken too, and a reason may follow 該当なし.</summary>
    public void Offer(IXLCell cell, Field field)
    {
        if (field.Type is not (FieldType.Single or FieldType.YesNo or FieldType.Multiple))
            return;
        var validation = cell.SetDataValidation();
        validation.IgnoreBlanks = true;
        validation.ShowErrorMessage = false;
        validation.InputTitle = "回答のしかた";
        validation.InputMessage = field.Type == FieldType.Multiple
            ? "当てはまる記号をすべて「、」で区切って書いてください（例 a、c）。"
            : "一覧から一つ選んでください。記号だけでも構いません。";
        if (field.Type == FieldType.Multiple)
            validation.Custom("TRUE");
        else
            validation.List(Range(field), true);
    }

    public void Finish()
    {
        sheet.Position = workbook.Worksheets.Count;
        sheet.Visibility = XLWorksheetVisibility.Hidden;
        sheet.Protect();
    }

    private IXLRange Range(Field field)
    {
        string[] items = [.. field.Choices.Select(FormText.Choice), FormText.Pending, FormText.NotApplicable];
        var key = string.Join('\n', items);
        if (lists.TryGetValue(key, out var known))
            return known;
        var column = lists.Count + 1;
        for (var i = 0; i < items.Length; i++)
            sheet.Cell(i + 1, column).Put(items[i]);
        return lists[key] = sheet.Range(1, column, items.Length, column);
    }
}
