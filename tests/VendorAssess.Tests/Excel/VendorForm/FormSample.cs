using System.Text.Json;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>A small bank with every type of answer, its workbook, and ways to fill it.</summary>
internal static class FormSample
{
    public static readonly QuestionBank Bank = new("sample", "第1版", "bank-hash",
        [new("KM", "暗号・鍵管理"), new("DL", "データの所在")],
        [
            Question("KM02", FieldType.Single, "すべてのデータ", "本番のデータだけ", "なし") with
            {
                Guidance = "平文が残るときはaではありません。",
                Example = "a",
                Evidence = "暗号化の仕様書",
            },
            Question("KM06", FieldType.Single, "直ちに削除される", "待機期間を経て削除される", "削除できない") with
            {
                Parts = [Field("days", "完全な削除までの日数", FieldType.Number, "日"), Field("memo", "内容", FieldType.Text)],
                Example = "b（30日）",
            },
            Question("KM08", FieldType.Multiple, "暗号機能の説明書", "鍵操作のログ（閲覧・削除）", "提供しない"),
            Question("JU03", FieldType.YesNo),
            Question("EX04", FieldType.Number) with { Main = Field("value", "", FieldType.Number, "日") },
            Question("BK05", FieldType.Number) with { Main = Field("value", "", FieldType.Number, "%") },
            Question("CT04", FieldType.Date),
            Question("DL01", FieldType.Countries),
            Question("KM03", FieldType.Text),
            Question("SC04", FieldType.File),
            Question("SC01", FieldType.Table) with
            {
                Main = Field("value", "", FieldType.Table) with
                {
                    Columns =
                    [
                        Field("name", "名称", FieldType.Text), Field("country", "所在国", FieldType.Countries),
                        Field("days", "期間", FieldType.Number, "日"), Field("until", "有効期限", FieldType.Date),
                    ],
                },
            },
        ]);

    public static readonly FormIdentity Identity =
        new("kawaguchi", "令和6年2月29日施行", "sample", "第1版", "bank-hash", "12", "2");

    public static VendorQuestionnaire Form(AnswerSet? held = null) => new(
        Identity, "見本市情報セキュリティ対策基準", "=住民向け\n予約システム", "○○クラウド", "株式会社○○", "情報政策課",
        new DateOnly(2026, 12, 25), Bank, Bank.Questions, held ?? AnswerSet.Empty);

    public static MemoryStream Write(VendorQuestionnaire? form = null)
    {
        var file = new MemoryStream();
        QuestionnaireWriter.Write(form ?? Form(), file);
        file.Position = 0;
        return file;
    }

    /// <summary>Changes a written workbook as a person would.</summary>
    public static MemoryStream Edit(Action<XLWorkbook> change, MemoryStream? file = null)
    {
        using var workbook = new XLWorkbook(file ?? Write());
        change(workbook);
        var edited = new MemoryStream();
        workbook.SaveAs(edited);
        edited.Position = 0;
        return edited;
    }

    public static IXLWorksheet Questions(this XLWorkbook workbook) => workbook.Worksheet("質問票");

    /// <summary>The cell in a question's row under a header, found as a person finds it.</summary>
    public static IXLCell At(this IXLWorksheet sheet, string number, string header)
    {
        var headers = sheet.RowsUsed().First(row => row.CellsUsed().Any(cell => cell.GetString() == "設問番号"));
        var numbers = headers.CellsUsed().First(cell => cell.GetString() == "設問番号").WorksheetColumn();
        var row = numbers.CellsUsed().First(cell => cell.GetString() == number).WorksheetRow();
        return row.Cell(headers.CellsUsed().First(cell => cell.GetString() == header).Address.ColumnNumber);
    }

    public static FilledQuestionnaire Filled(Action<XLWorkbook> change) => Read(Edit(change));

    public static FilledQuestionnaire Read(Stream file, QuestionBank? bank = null) =>
        Assert.IsType<Outcome<FilledQuestionnaire>.Done>(QuestionnaireReader.Read(file, bank ?? Bank)).Value;

    public static string Refusal(Stream file) =>
        Assert.IsType<Outcome<FilledQuestionnaire>.Refused>(QuestionnaireReader.Read(file, Bank)).Reason;

    /// <summary>One answer in the shape of answers.json; empty where there is none.</summary>
    public static string Json(this FilledQuestionnaire filled, string question) =>
        filled.Answers.TryGetValue(question, out var value) ? AnswerJson.Text(value) : "";

    public static string Json(this FilledQuestionnaire filled) =>
        new JsonObject(filled.Answers.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)AnswerJson.Write(a.Value))))
            .ToJsonString(AnswerJson.Options);

    public static AnswerSet Answers(string json) => AnswerSet.Of(
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(p =>
            new Answer(p.Name, AnswerJson.Read(Bank.Find(p.Name)!, p.Value, new List<string>())!)));

    private static Question Question(string id, FieldType type, params string[] choices) => new(
        id, id[..2] == "DL" ? "DL" : "KM", $"設問{id}の文ですか。",
        Field("value", "", type) with
        {
            Choices = type == FieldType.YesNo
                ? VendorAssess.Domain.Questionnaires.Field.YesNoChoices
                : [.. choices.Select((text, i) => new Choice($"{(char)('a' + i)}", text))],
        },
        [], Answerer.Vendor, null, AboutService: true, null, "", "", "", []);

    private static Field Field(string name, string label, FieldType type, string unit = "") =>
        new(name, label, type, unit, [], []);
}
