using VendorAssess.Domain.Calendar;

namespace VendorAssess.Features.Home;

/// <summary>What was recorded about a post, in the words of the page.</summary>
public static class NewsWords
{
    public static string Words(this PostNews news) => $"{What(news)}（{JapaneseDate.Format(news.From)}から{Until(news)}）";

    private static string What(PostNews news) => (news.Kind, news.IsMe) switch
    {
        (NewsKind.Holder, true) => $"あなたが{news.Post}に就く",
        (NewsKind.Holder, false) => $"{news.Who}さんが{news.Post}に就く",
        (NewsKind.Substitution, true) => $"あなたが{news.Post}の代理をする",
        (NewsKind.Substitution, false) => $"{news.Who}さんが{news.Post}の代理をする",
        (NewsKind.Delegation, _) => $"{news.Post}の事務を{news.Who}が処理する（委任）",
    };

    private static string Until(PostNews news) => news.Until is { } day ? $"{JapaneseDate.Format(day)}まで" : "";
}
