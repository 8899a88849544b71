using VendorAssess.Access.Accounts;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

/// <summary>An authenticator app with a registered key, and the recovery codes that the page showed.</summary>
public sealed record App(string Key, IReadOnlyList<string> RecoveryCodes)
{
    public string Code(MovableClock clock) => Totp.Code(Key, clock.GetUtcNow());
}

/// <summary>What an employee does about the own account, through the pages.</summary>
public static class EmployeeDeeds
{
    private const string AppPage = "/account/second-factor/app";

    /// <summary>Registers an app; the clock then moves on, because a code counts once.</summary>
    public static async Task<App> RegisterApp(this Browser browser, MovableClock clock)
    {
        var page = await browser.Page(AppPage);
        var key = page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var answer = await browser.Submit(
            page, "登録する", ("Form.Code", Totp.Code(key, clock.GetUtcNow())), ("Form.Password", Employee.Password));
        var done = await Browser.Parse(answer);
        Assert.Contains("認証アプリを登録しました。", done.Body!.TextContent, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(30));
        return new App(key, [.. done.QuerySelectorAll(".recovery-codes li").Select(code => code.TextContent.Trim())]);
    }

    /// <summary>The answer to a code after the right password.</summary>
    public static async Task<HttpResponseMessage> SignInWithCode(this Browser browser, Employee who, string code)
    {
        using var asked = await browser.SignIn(who.Login, Employee.Password);
        Assert.Equal("/sign-in/code", asked.Headers.Location?.AbsolutePath);
        return await browser.Submit("/sign-in/code", "サインイン", ("Form.Code", code));
    }

    public static bool IsSignedIn(this HttpResponseMessage response) =>
        response.Headers.Location is { AbsolutePath: "/" };
}
