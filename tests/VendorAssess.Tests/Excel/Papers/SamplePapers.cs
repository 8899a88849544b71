using System.Text;
using ClosedXML.Excel;
using VendorAssess.Tests.Excel.Reading;

namespace VendorAssess.Tests.Excel.Papers;

/// <summary>Papers in the shape of CAIQ and HECVAT; the questions are left out, since their texts are others'.</summary>
internal static class SamplePapers
{
    public static readonly (string Id, string Answer, string Words)[] Caiq =
    [
        ("A&A-02.1", "Yes", "年1回、独立した監査を受けています。"), ("CEK-03.1", "Yes", "保存データと通信を暗号化しています。"),
        ("CEK-04.1", "Yes", "AES-256-GCM"), ("CEK-08.1", "No", ""), ("DSP-19.1", "Yes", "=東京と大阪 >> [別紙] ①髙﨑𠮷"),
        ("LOG-06.1", "NA", ""), ("ZZZ-01.1", "Yes", "対応のない管理策"), ("IVS-02.1", "", ""),
    ];

    /// <summary>With a title and blank rows above the headers, and a sheet of explanations in front.</summary>
    public static byte[] CaiqWorkbook(string version = "CAIQ v4.0.2", Action<XLWorkbook>? change = null)
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("Introduction").Cell("B3").SetValue("How to fill this in");
        var sheet = book.AddWorksheet("CAIQ");
        sheet.Cell("A2").SetValue(version);
        string[] headers =
        [
            "Question ID", "Question", "CSP CAIQ Answer", "SSRM Control Ownership",
            "CSP Implementation Description\n(Optional/Recommended)",
        ];
        for (var i = 0; i < headers.Length; i++)
            sheet.Cell(5, i + 2).SetValue(headers[i]);
        for (var i = 0; i < Caiq.Length; i++)
        {
            sheet.Cell(i + 6, 2).SetValue(Caiq[i].Id);
            sheet.Cell(i + 6, 4).SetValue(Caiq[i].Answer);
            sheet.Cell(i + 6, 5).SetValue("CSP-owned");
            sheet.Cell(i + 6, 6).SetDataType(XLDataType.Text).SetValue(Caiq[i].Words);
        }
        change?.Invoke(book);
        using var file = new MemoryStream();
        book.SaveAs(file);
        return file.ToArray();
    }

    public static string CaiqCsv(char separator = ',') => string.Concat(Caiq
        .Select(row => string.Join(separator, row.Id, row.Answer, Quoted(row.Words)) + "\r\n")
        .Prepend(string.Join(separator, "Question ID", "CSP CAIQ Answer", "CSP Implementation Description") + "\r\n")
        .Prepend("CAIQ v4.0.3\r\n"));

    public static byte[] Utf8(string text, bool mark = false) =>
        [.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(text)];

    public static byte[] ShiftJis(string text) => CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text);

    /// <summary>Several sheets, headers again over each section, values of formulas, one sheet used down to its last row.</summary>
    public static byte[] HecvatWorkbook() => new Book()
        .Replace("xl/workbook.xml", "<sheets>",
            """
            <sheets><sheet name="START HERE" sheetId="7" r:id="r7"/><sheet name="AI" sheetId="8" r:id="r8"/>
            <sheet name="Questions" sheetId="9" state="hidden" r:id="r9"/>
            """)
        .Insert("xl/_rels/workbook.xml.rels", "</Relationships>", string.Concat(Enumerable.Range(7, 3).Select(n =>
            $"""<Relationship Id="r{n}" Type="{Book.Rel}/worksheet" Target="worksheets/s{n}.xml"/>""")))
        .Part("xl/worksheets/s7.xml", Book.SheetXml(Row(1, ("A", "HECVAT 4.1")) + Row(12, ("B", "General"), ("C", "Answer"), ("D", "Additional Information"))
            + Row(13, ("A", "GNRL-01"), ("B", "f"), ("C", "株式会社試験"), ("D", "")) + Row(14, ("A", "GNRL-02"), ("C", "見本クラウド"))))
        .Part("xl/worksheets/s8.xml", Book.SheetXml(
            Row(12, ("C", "Answer"), ("D", "Additional Information"))
            + Row(13, ("A", "AIQU-01"), ("C", "Yes"), ("D", "詳細")) + Row(14, ("A", "AIQU-02"), ("C", "No"))
            + string.Concat(Enumerable.Range(15, 20_000).Select(r => $"<row r=\"{r * 50}\" s=\"3\"><c r=\"A{r * 50}\" s=\"3\"/></row>"))
            + """<row r="1048576" s="3" customFormat="1"><c r="D1048576" s="1"/></row>"""))
        .Part("xl/worksheets/s9.xml", Book.SheetXml(Row(1, ("A", "New ID"), ("B", "Question"))
            + Row(2, ("A", "GNRL-01"), ("B", "q")) + Row(3, ("A", "GNRL-02"), ("B", "q"))))
        .Rows(Row(12, ("C", "Answer"), ("D", "Additional Information")) + Row(13, ("A", "COMP-01"), ("C", "Yes"))
            + Row(14, ("B", "Documentation"), ("D", "Answer"), ("E", "Additional Information"))
            + Row(15, ("A", "DOCU-01"), ("C", "not the answer"), ("D", "No"), ("E", "後日"))
            + """<row r="16"><c r="A16" t="str"><v>DOCU-02</v></c><c r="D16"><f>1/0</f></c></row>""")
        .Bytes();

    // As a formula's value, which is how that paper carries most of its texts.
    private static string Row(int number, params (string Column, string Text)[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select(c =>
            $"<c r=\"{c.Column}{number}\" t=\"str\"><f>Questions!A1</f><v>{c.Text}</v></c>"))}</row>";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
