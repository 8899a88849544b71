namespace VendorAssess.Access.SignIns;

/// <summary>What a person would call their browser, out of what it calls itself; enough to know it again in a list.</summary>
public static class BrowserName
{
    // In this order: each also names the ones after it.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent) =>
        $"{Find(Browsers, userAgent) ?? "不明なブラウザー"}（{Find(Systems, userAgent) ?? "不明な端末"}）";

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(k => userAgent?.Contains(k.Sign, StringComparison.Ordinal) == true).Name;
}
