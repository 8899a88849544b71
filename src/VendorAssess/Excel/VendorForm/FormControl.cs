using VendorAssess.Domain;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>The control sheet of a workbook that came back: what it was written for and with which questions.</summary>
internal sealed record FormControl(
    string Sheet, FormIdentity Identity, IReadOnlyDictionary<string, string> Questions, bool IsIntact)
{
    public static Outcome<FormControl> Read(Workbook workbook)
    {
        var sheet = workbook.Sheets.FirstOrDefault(IsControl);
        if (sheet is null)
            return Outcome.Refused<FormControl>(
                "VendorAssessの質問票ではありません。お送りした質問票のファイルに記入して、そのままお返しください。");
        var lines = sheet.Rows.Select(row => (Key: row.At(1)?.Text ?? "", Value: row.At(2)?.Text ?? "")).ToList();
        if (lines[0].Value != FormLayout.FormatVersion)
            return Outcome.Refused<FormControl>($"質問票の形式（{lines[0].Value}）を読み取れません。質問票を出力し直してください。");
        var values = lines.GroupBy(line => line.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        return Outcome.Done(new FormControl(sheet.Name, Identify(values), Hashes(values), Checks(lines, values)));
    }

    private static bool IsControl(Sheet sheet) =>
        sheet.Rows is [{ Number: 1 } first, ..] && first.At(1)?.Text == FormLayout.FormatName;

    private static FormIdentity Identify(Dictionary<string, string> values)
    {
        string At(string key) => values.GetValueOrDefault(key, "");
        return new FormIdentity(
            At("policy"), At("policy-edition"), At("bank"), At("bank-edition"), At("bank-hash"),
            At("case"), At("candidate"));
    }

    private static Dictionary<string, string> Hashes(Dictionary<string, string> values) =>
        values.Where(value => value.Key.StartsWith(FormLayout.KeyMark, StringComparison.Ordinal))
            .ToDictionary(v => v.Key[FormLayout.KeyMark.Length..], v => v.Value, StringComparer.Ordinal);

    private static bool Checks(List<(string Key, string Value)> lines, Dictionary<string, string> values) =>
        values.GetValueOrDefault("checksum") == ControlChecksum.Of(lines.Where(line => line.Key != "checksum"));
}
