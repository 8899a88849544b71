using System.Globalization;

namespace VendorAssess.Excel.Reading;

/// <summary>The texts that cells name by number.</summary>
internal sealed class SharedStrings
{
    private readonly List<string> texts = [];

    public static SharedStrings Read(Package package, string? part, Budget budget)
    {
        var strings = new SharedStrings();
        if (part is null)
            return strings;
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.Start != "si")
                continue;
            if (strings.texts.Count == Limits.SharedStrings)
                throw Refusal.TooLarge("文字列の数");
            var text = RichText.ReadItem(xml);
            budget.KeepText(text);
            strings.texts.Add(text);
        }
        return strings;
    }

    public string? At(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count
            ? texts[index]
            : null;
}
