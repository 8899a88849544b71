using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>Writes the vendor workbook (質問票).</summary>
public static class QuestionnaireWriter
{
    public static void Write(VendorQuestionnaire form, Stream to)
    {
        using var workbook = Theme.NewWorkbook($"質問票　{form.CaseTitle}".TrimEnd());
        CoverSheet.Write(workbook, form);
        GuidanceSheet.Write(workbook);
        var lists = new ChoiceLists(workbook);
        new QuestionSheet(workbook, form, lists).Write();
        var tables = form.Questions.SelectMany(FormRow.Of).Where(row => row.Field.Type == FieldType.Table);
        foreach (var row in tables)
            TableSheet.Write(workbook, row, form.Held.Find(row.Question.Id)?.Value, lists);
        lists.Finish();
        ControlSheet.Write(workbook, form);
        workbook.SaveTo(to);
    }
}
