using System.Text.RegularExpressions;
using VendorAssess.Access.Accounts;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>A real installation's first administrator, from the terminal to a passkey; and the demo's own account pages.</summary>
public sealed class AccountTests(Stage stage) : BrowserTest(stage)
{
    private const string Chosen = "kujira ga sora wo tobu";

    [Fact]
    public async Task The_first_administrator_registers_app_and_passkey_and_signs_in_with_each()
    {
        await using var app = await AppUnderTest.StartReal();
        var visitor = await Visit(app: app);
        var page = visitor.Page;
        var oneTime = await app.CreateAdministrator("kanri.hajime");
        await visitor.EnterWith("kanri.hajime", oneTime);
        await visitor.ChooseAnother(oneTime, Chosen);

        await Expect(page).ToHaveURLAsync(new Regex("/account/second-factor$"));
        await visitor.Look("second-factor-needed");
        var key = await RegisterApp(visitor);
        await visitor.Look("recovery-codes");
        await visitor.Follow("保管した");
        await visitor.Look("second-factor");
        await RegisterPasskey(visitor);
        await visitor.Open("/account");
        await visitor.Look("account");
        await visitor.Press("サインアウト");

        await visitor.Press("パスキーでサインイン");
        await visitor.Sees("前回のサインイン");
        await visitor.Press("サインアウト");
        await SignInWithCode(visitor, key);
        await visitor.Sees("前回のサインイン");
        await visitor.Open("/account/second-factor");
        await page.GetByRole(AriaRole.Link, new() { Name = "職場のパソコン を外す" }).ClickAsync();
        await visitor.Look("passkey-remove");
        await page.GetByLabel("今のパスワード").FillAsync(Chosen);
        await visitor.Press("外す");
        await visitor.Sees("パスキー「職場のパソコン」を外しました。");
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task Without_script_an_app_is_registered_and_no_passkey_is_offered()
    {
        var visitor = await SignedIn("keiyaku", script: false);
        await visitor.Page.GotoAsync("/account/second-factor/app");
        await Expect(visitor.Page.Locator("svg.qr-code")).ToBeVisibleAsync();
        await visitor.Page.GetByText("読み取れないとき").ClickAsync();
        var key = (await visitor.Page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visitor.Page.GetByLabel("確認コード").FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow()));
        await visitor.Page.GetByLabel("今のパスワード").FillAsync(VendorAssess.Access.People.DemoPeople.Password);
        await visitor.Press("登録する");
        await visitor.Sees("認証アプリを登録しました。");
        await visitor.Page.GotoAsync("/account/second-factor/remove");
        await visitor.Page.GetByLabel("今のパスワード").FillAsync(VendorAssess.Access.People.DemoPeople.Password);
        await visitor.Press("外す");
        await visitor.Sees("認証アプリを外しました。");
    }

    private static async Task<string> RegisterApp(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.Follow("認証アプリを登録する");
        await page.GetByText("読み取れないとき").ClickAsync();
        await visitor.Look("authenticator");
        var key = (await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("確認コード").FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow()));
        await page.GetByLabel("今のパスワード").FillAsync(Chosen);
        await visitor.Press("登録する");
        await visitor.Sees("認証アプリを登録しました。");
        return key;
    }

    // Chromium's own virtual device, which knows its owner's finger.
    private static async Task RegisterPasskey(Visitor visitor)
    {
        var page = visitor.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true,
                isUserVerified = true,
            },
        });
        await visitor.Follow("パスキーを追加する");
        await visitor.Look("passkey");
        await page.GetByLabel("パスキーの名前").FillAsync("職場のパソコン");
        await page.GetByLabel("今のパスワード").FillAsync(Chosen);
        await visitor.Press("パスキーを登録する");
        await visitor.Sees("パスキーを登録しました。");
    }

    private static async Task SignInWithCode(Visitor visitor, string key)
    {
        var page = visitor.Page;
        await page.GetByLabel("ログイン名").FillAsync("kanri.hajime");
        await page.GetByLabel("パスワード").FillAsync(Chosen);
        await visitor.Press("サインイン");
        await visitor.Look("code");
        // The step of the registration is used up: the next one counts already.
        await page.GetByLabel("確認コード").FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30)));
        await visitor.Press("サインイン");
    }
}
