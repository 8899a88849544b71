namespace VendorAssess.Excel.VendorForm;

/// <summary>A column of the question sheet; those with a key are found by it when the form comes back.</summary>
internal sealed record FormColumn(string Header, string Key, double Width)
{
    public bool IsHidden => Width == 0;
}

/// <summary>What writer and reader agree on.</summary>
internal static class FormLayout
{
    public const string FormatName = "VendorAssess 質問票";
    public const string FormatVersion = "1";
    public const string QuestionSheet = "質問票";
    public const string ListSheet = "選択肢一覧";
    public const string ControlSheet = "管理情報";

    public const string KeyMark = "va:";
    public const string IdKey = "va:id";
    public const string HashKey = "va:hash";
    public const string TextKey = "va:text";
    public const string AnswerKey = "va:answer";
    public const string NoteKey = "va:note";
    public const string EvidenceKey = "va:evidence";

    public static readonly FormColumn[] Columns =
    [
        new("設問ID", IdKey, 0),
        new("照合用", HashKey, 0),
        new("設問番号", "", 16),
        new("区分", "", 10),
        new("設問", TextKey, 38),
        new("選択肢・回答形式", "", 34),
        new("回答", AnswerKey, 24),
        new("補足", NoteKey, 26),
        new("証跡", EvidenceKey, 17),
        new("記入例", "", 18),
        new("求める証跡", "", 14),
    ];

    public static int ColumnOf(string key) => Array.FindIndex(Columns, column => column.Key == key) + 1;

    public static string TableKey(string row, string column) => $"{KeyMark}{row}/{column}";
}
