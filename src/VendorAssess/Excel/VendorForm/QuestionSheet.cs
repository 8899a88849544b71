using ClosedXML.Excel;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>The table that the vendor fills: a row for each question and part, ids in hidden columns.</summary>
internal sealed class QuestionSheet(IXLWorkbook workbook, VendorQuestionnaire form, ChoiceLists lists)
{
    private const int HeaderRow = 1;
    private readonly IXLWorksheet sheet = workbook.AddWorksheet(FormLayout.QuestionSheet);

    public void Write()
    {
        WriteHeader();
        var row = HeaderRow;
        foreach (var question in form.Questions)
        {
            foreach (var formRow in FormRow.Of(question))
                WriteRow(++row, formRow);
        }
        Style(row);
        MarkAgain();
        WriteKeys(row + 2);
        sheet.Fit(HeaderRow, row, least: 24);
        sheet.SheetView.Freeze(HeaderRow, 3);
        sheet.Landscape($"質問票　{form.CaseTitle}　{form.Service}".TrimEnd(), HeaderRow);
        sheet.PageSetup.PrintAreas.Add(HeaderRow, 1, row, FormLayout.Columns.Length);
        sheet.Protect()
            .AllowElement(XLSheetProtectionElements.FormatColumns)
            .AllowElement(XLSheetProtectionElements.FormatRows)
            .AllowElement(XLSheetProtectionElements.AutoFilter);
    }

    private void WriteHeader()
    {
        for (var i = 0; i < FormLayout.Columns.Length; i++)
        {
            var column = FormLayout.Columns[i];
            sheet.Cell(HeaderRow, i + 1).Put(column.Header);
            if (column.IsHidden)
                sheet.Column(i + 1).Hide();
            else
                sheet.Column(i + 1).Width = column.Width;
        }
        sheet.Range(HeaderRow, 1, HeaderRow, FormLayout.Columns.Length).Header();
    }

    private void WriteRow(int row, FormRow asked)
    {
        var held = form.Held.Find(asked.Question.Id);
        string[] texts =
        [
            asked.Id, FormRow.Hash(asked.Question), asked.Id, form.Bank.GroupTitle(asked.Question.Group), "",
            HowTo(asked), FillIn.Of(asked, held?.Value), asked.IsMain ? held?.Note ?? "" : "",
            asked.IsMain ? held?.Evidence ?? "" : "", FormText.Example(asked),
            asked.IsMain ? asked.Question.Evidence : "",
        ];
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0)
                sheet.Cell(row, i + 1).Put(texts[i]);
        }
        sheet.Cell(row, FormLayout.ColumnOf(FormLayout.TextKey))
            .Put(FormText.Asked(asked), FormText.Explanation(asked));
        lists.Offer(sheet.Cell(row, FormLayout.ColumnOf(FormLayout.AnswerKey)), asked.Field);
    }

    private string HowTo(FormRow asked) => Again(asked) is { } stale
        ? $"{FormText.Again(stale)}\n{FormText.HowTo(asked)}"
        : FormText.HowTo(asked);

    private Staleness? Again(FormRow asked) =>
        asked.IsMain ? form.AskedAgain.GetValueOrDefault(asked.Question.Id) : null;

    private void MarkAgain()
    {
        var row = HeaderRow;
        foreach (var asked in form.Questions.SelectMany(FormRow.Of))
        {
            row++;
            if (Again(asked) is null)
                continue;
            sheet.Cell(row, FormLayout.ColumnOf(FormLayout.AnswerKey)).Style.Fill.BackgroundColor = Theme.AgainFill;
            sheet.Cell(row, FormLayout.ColumnOf(FormLayout.TextKey) + 1).Style.Fill.BackgroundColor = Theme.AgainFill;
        }
    }

    private void Style(int lastRow)
    {
        sheet.Range(HeaderRow + 1, 1, lastRow, FormLayout.Columns.Length).Grid();
        foreach (var key in (string[])[FormLayout.AnswerKey, FormLayout.NoteKey, FormLayout.EvidenceKey])
        {
            var column = FormLayout.ColumnOf(key);
            var range = sheet.Range(HeaderRow + 1, column, lastRow, column);
            range.Writable();
            if (key != FormLayout.AnswerKey)
                range.Style.Fill.BackgroundColor = XLColor.NoColor;
        }
        var answers = FormLayout.ColumnOf(FormLayout.AnswerKey);
        var unanswered = sheet.Range(HeaderRow + 1, answers, lastRow, answers);
        unanswered.Style.Fill.BackgroundColor = XLColor.NoColor;
        unanswered.AddConditionalFormat().WhenIsBlank().Fill.SetBackgroundColor(Theme.AnswerFill);
        sheet.Range(HeaderRow, 1, lastRow, FormLayout.Columns.Length).SetAutoFilter();
    }

    /// <summary>Hidden under the table: names of the columns for the program, which move along with them.</summary>
    private void WriteKeys(int row)
    {
        for (var i = 0; i < FormLayout.Columns.Length; i++)
        {
            if (FormLayout.Columns[i].Key.Length > 0)
                sheet.Cell(row, i + 1).Put(FormLayout.Columns[i].Key);
        }
        sheet.Row(row).Hide();
    }
}
