using System.Text;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>What keeps any cell from being taken, whatever it is for.</summary>
internal static class CellTrouble
{
    public static string? Of(Cell cell) => cell switch
    {
        { Kind: CellKind.Error } => $"Excelのエラー値（{cell.Text}）が入っています。値を書き直してください。",
        { Kind: CellKind.FormulaWithoutValue } => "数式の計算結果が保存されていません。値を直接書いてください。",
        { TooLong: true } => $"{Cell.LongestText:N0}文字を超えています。短くするか、別の資料にして証跡に書いてください。",
        _ when !IsHeld(cell.Text) => "表示できない制御文字が含まれています。書き直してください。",
        _ => null,
    };

    /// <summary>An escape can smuggle in what the format itself cannot hold.</summary>
    private static bool IsHeld(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !IsHeld(rune))
                return false;
            at += rune.Utf16SequenceLength;
        }
        return true;
    }

    private static bool IsHeld(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not (0xFFFE or 0xFFFF));
}
