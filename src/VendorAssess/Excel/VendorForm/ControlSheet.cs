using ClosedXML.Excel;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>What the workbook is and which questions it holds, for the program that reads it back.</summary>
internal static class ControlSheet
{
    public static void Write(IXLWorkbook workbook, VendorQuestionnaire form)
    {
        var sheet = workbook.AddWorksheet(FormLayout.ControlSheet);
        var lines = Lines(form.Identity, form.Questions.Select(q => (q.Id, FormRow.Hash(q))));
        for (var row = 0; row < lines.Count; row++)
        {
            sheet.Cell(row + 1, 1).Put(lines[row].Key);
            sheet.Cell(row + 1, 2).Put(lines[row].Value);
        }
        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
        sheet.Protect();
    }

    public static IReadOnlyList<(string Key, string Value)> Lines(
        FormIdentity identity, IEnumerable<(string Id, string Hash)> questions)
    {
        List<(string Key, string Value)> lines =
        [
            (FormLayout.FormatName, FormLayout.FormatVersion),
            ("policy", identity.Policy), ("policy-edition", identity.PolicyEdition),
            ("bank", identity.Bank), ("bank-edition", identity.BankEdition), ("bank-hash", identity.BankHash),
            ("case", identity.Case), ("candidate", identity.Candidate),
            .. questions.Select(question => (FormLayout.KeyMark + question.Id, question.Hash)),
        ];
        lines.Add(("checksum", ControlChecksum.Of(lines)));
        return lines;
    }
}
