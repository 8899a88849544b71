using ClosedXML.Excel;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.VendorForm;

/// <summary>記入要領: how to write each kind of answer so that it is read back as meant.</summary>
internal static class GuidanceSheet
{
    private static readonly (string Topic, string Text)[] Lines =
    [
        ("記入するところ", "「質問票」のシートの「回答」「補足」「証跡」の欄です。黄色の欄は、まだ回答がない欄です。"
            + "行の並べ替え、列の移動、幅の変更は差し支えありません。行の削除、設問の文の書き換えはしないでください。"),
        ("選択肢の設問", "一覧から選ぶか、記号（a、b など）を書いてください。記号のあとに説明を続けず、説明は「補足」の欄に書いてください。"),
        ("複数を選ぶ設問", "当てはまる記号をすべて「、」又は「,」で区切って書いてください（例 a、c、d）。"),
        ("続きの行", "設問番号が「KM06.days」のように点の付いた行は、前の設問の続きです。当てはまるときに書いてください。"),
        ("数値", "単位を付けずに書いてください。単位は「選択肢・回答形式」の欄にあります（「30日」のように書いても読み取れます）。"),
        ("日付", "和暦でも西暦でも構いません（例 令和9年3月31日、R9.3.31、2027/3/31、2027年3月31日）。年月日をすべて書いてください。"),
        ("国", "国名又は国コード（ISO 3166）を書いてください。複数あるときは「、」又は「,」で区切ります（例 日本、アメリカ合衆国／JP, US）。"
            + "地域やリージョンの名前は「補足」の欄に書いてください。"),
        ("表の設問", "設問番号と同じ名前のシートに、1行に1件ずつ書いてください。該当するものがないときは、「質問票」の「回答」の欄に「なし」と書いてください。"),
        ("確認中", "すぐに答えられないときは「確認中」と書いてください。いつ分かるかを「補足」に書いてください。"),
        ("該当なし", "設問がサービスに当てはまらないときは「該当なし」と書き、理由を「補足」に書いてください"
            + "（「該当なし：理由」と続けて書いても構いません）。理由のないものは未回答として扱います。「－」も「該当なし」として扱います。"),
        ("もう一度答える設問", "「選択肢・回答形式」の欄に〔もう一度お答えください〕とある設問（橙色）は、前の回答の期限が切れたか、設問が変わったものです。"
            + "回答を書き直してください。変わりがないときは回答を残し、「補足」に確かめた日を書いてください（例 令和8年12月1日に確認、変わりなし）。"),
        ("証跡", "回答を裏付ける資料の名称、版及び頁を書いてください（例 セキュリティホワイトペーパー 第3版 12頁）。"
            + "URLを書いても、当方から自動でアクセスすることはありません。"),
        ("記入例", "KM06「削除できますか」→ 回答 b　　KM06.days「日数」→ 回答 30　　補足 管理画面の操作から30日後に削除　　証跡 鍵管理の手引 8頁"),
    ];

    public static void Write(IXLWorkbook workbook)
    {
        var sheet = workbook.AddWorksheet("記入要領");
        sheet.Column(1).Width = 18;
        sheet.Column(2).Width = 72;
        sheet.Cell(1, 1).Title("記入要領");
        for (var i = 0; i < Lines.Length; i++)
        {
            sheet.Cell(i + 3, 1).Put(Lines[i].Topic);
            sheet.Cell(i + 3, 2).Put(Lines[i].Text);
        }
        var last = Lines.Length + 2;
        sheet.Range(3, 1, last, 2).Grid();
        sheet.Range(3, 1, last, 1).Header();
        sheet.Range(3, 1, last, 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        sheet.Row(1).Height = 28;
        sheet.Fit(3, last, least: 28);
        sheet.Portrait("質問票　記入要領");
        sheet.Protect().AllowElement(XLSheetProtectionElements.FormatRows);
    }
}
