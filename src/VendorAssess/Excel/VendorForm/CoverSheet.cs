using ClosedXML.Excel;
using VendorAssess.Domain.Calendar;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>表紙: what it is about, until when, and where to.</summary>
internal static class CoverSheet
{
    private const int FirstRow = 3;

    public static void Write(IXLWorkbook workbook, VendorQuestionnaire form)
    {
        var sheet = workbook.AddWorksheet("表紙");
        sheet.Column(1).Width = 24;
        sheet.Column(2).Width = 66;
        sheet.Cell(1, 1).Title("クラウドサービスの利用に係る質問票");
        (string Label, string Text, bool Writable)[] lines =
        [
            ("評価案件", form.CaseTitle, false),
            ("サービス", form.Service, false),
            ("提供事業者", form.Provider, false),
            ("対策基準", $"{form.PolicyTitle}（{form.Identity.PolicyEdition}）", false),
            ("質問票の版", form.Identity.BankEdition, false),
            ("設問の数", $"{form.Questions.Length}問", false),
            .. Again(form),
            ("回答期限", form.Due is { } due ? JapaneseDate.Format(due) : "", false),
            ("提出先", form.ReturnTo, false),
            ("提出の方法", HowToReturn, false),
            ("回答した事業者・部署", "", true),
            ("回答日", "", true),
        ];
        for (var i = 0; i < lines.Length; i++)
            WriteLine(sheet, FirstRow + i, lines[i]);
        var last = FirstRow + lines.Length - 1;
        sheet.Range(FirstRow, 1, last, 2).Grid();
        sheet.Range(FirstRow, 1, last, 1).Header();
        sheet.Range(FirstRow, 1, last, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        sheet.Row(1).Height = 32;
        sheet.Fit(FirstRow, last, least: 28);
        sheet.Portrait($"質問票　{form.CaseTitle}");
        sheet.Protect().AllowElement(XLSheetProtectionElements.FormatRows);
    }

    private static IEnumerable<(string, string, bool)> Again(VendorQuestionnaire form)
    {
        var again = form.Questions.Where(q => form.AskedAgain.ContainsKey(q.Id)).Select(q => q.Id).ToList();
        return again.Count == 0 ? [] : [("もう一度お答えいただく設問", $"{again.Count}問（{string.Join("、", again)}）", false)];
    }

    private const string HowToReturn =
        "「記入要領」をご覧のうえ、「質問票」のシートと、設問番号の名前が付いたシートに記入し、"
        + "Excelブック（.xlsx）のままお返しください。マクロ及び外部リンクのあるファイル、"
        + "パスワードの付いたファイルは受け付けられません。";

    private static void WriteLine(IXLWorksheet sheet, int row, (string Label, string Text, bool Writable) line)
    {
        sheet.Cell(row, 1).Put(line.Label);
        if (line.Text.Length > 0)
            sheet.Cell(row, 2).Put(line.Text);
        if (line.Writable)
            sheet.Range(row, 2, row, 2).Writable();
    }
}
