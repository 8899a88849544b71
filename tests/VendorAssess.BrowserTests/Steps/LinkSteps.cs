using System.Text;
using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>Asking a vendor by link, reading the mail, and what the vendor does then.</summary>
public static partial class LinkSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Links(int number) => $"{AnswerSteps.Answers(number, 1)}/links";

    /// <summary>Fills the invitation without sending it.</summary>
    public static async Task WriteInvitation(this Visitor visitor, int number, string address, params string[] groups)
    {
        await visitor.Open(Links(number));
        await visitor.Page.GetByLabel("宛先の氏名又は部署").FillAsync("営業部 架空 花子");
        await visitor.Page.GetByLabel("メールアドレス").FillAsync(address);
        foreach (var box in await visitor.Page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            var group = await box.GetAttributeAsync("value");
            await box.SetCheckedAsync(Array.IndexOf(groups, group) >= 0);
        }
        await visitor.Page.GetByLabel("市の問い合わせ先").FillAsync("市民課 デジタル係\n048-000-0000（内線 0000）");
        await visitor.Page.GetByLabel("事業者に伝えること").FillAsync("分からない設問は「確認中」のままで構いません。");
    }

    /// <summary>Waits for a mail to that address and gives the path of the link in it.</summary>
    public static async Task<string> LinkInMailTo(this AppUnderTest app, string address)
    {
        var until = Patience;
        while (Find(app.Mails, address) is null)
        {
            Assert.True(until > TimeSpan.Zero, $"No mail to {address} came into {app.Mails}.");
            until -= TimeSpan.FromMilliseconds(200);
            await Task.Delay(200);
        }
        return LinkPattern().Match(Find(app.Mails, address)!).Value;
    }

    /// <summary>Opens a link in a browser that knows nothing yet and gives a name.</summary>
    public static async Task OpenLink(this Visitor visitor, string link, string name)
    {
        await visitor.Page.GotoAsync(link);
        await visitor.Page.GetByLabel("氏名").FillAsync(name);
        await visitor.Press("回答を始める");
        await visitor.Sees("についての回答");
    }

    private static string? Find(string folder, string address) => !Directory.Exists(folder)
        ? null
        : Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(mail => mail.Contains($"<{address}>", StringComparison.Ordinal))
            .Select(Body)
            .LastOrDefault(body => LinkPattern().IsMatch(body));

    private static string Body(string mail)
    {
        var text = mail.ReplaceLineEndings("\n");
        var body = text[text.IndexOf("\n\n", StringComparison.Ordinal)..].Replace("\n", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Convert.FromBase64String(body));
    }

    [GeneratedRegex("/answer/[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();
}
