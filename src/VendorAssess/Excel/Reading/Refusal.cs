namespace VendorAssess.Excel.Reading;

/// <summary>Leaves the reader from any depth; only <see cref="WorkbookFile"/> catches it.</summary>
internal sealed class Refusal(string reason) : Exception(reason)
{
    public static Refusal NotXlsx() =>
        new("Excelブック（.xlsx）ではありません。お送りした質問票のファイルに記入して、.xlsx形式で保存してください。");

    public static Refusal NotTable(string what) =>
        new($"CSV として読み取れません（{what}）。Excelブック（.xlsx）か、UTF-8 又は Shift_JIS の CSV で保存してお出しください。");

    public static Refusal OldFormat() =>
        new("旧形式のExcelファイル（.xls）です。「名前を付けて保存」で .xlsx 形式にしてからお出しください。");

    public static Refusal Password() =>
        new("パスワードで保護されたファイルです。読み取りパスワードを外して保存してからお出しください。");

    public static Refusal OtherProgram(string what) =>
        new($"{what}のファイルです。お送りした質問票（.xlsx）に記入してお出しください。");

    public static Refusal BrokenZip(string what) =>
        new($"ファイルが壊れています（{what}）。Excelで開いて保存し直すか、もう一度お送りください。");

    public static Refusal BrokenPart(string part, string what) =>
        new($"ファイルの中身が壊れています（{part}: {what}）。Excelで開いて保存し直してください。");

    public static Refusal MissingPart(string part) =>
        new($"ブックに必要な部品がありません（{part}）。Excelで開いて保存し直してください。");

    public static Refusal Forbidden(string what, string part) =>
        new($"{what}が含まれているため受け付けられません（{part}）。取り除いて .xlsx 形式で保存してください。");

    public static Refusal TooLarge(string what) =>
        new($"ファイルが大きすぎるか、展開すると異常に大きくなります（{what}）。不要な部分を取り除いて保存し直してください。");
}
