using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>What holds before any case exists: sign-in, its errors, the help, the browser's own guard.</summary>
public sealed class ShellTests(Stage stage) : BrowserTest(stage)
{
    private static readonly (string Path, string Name)[] Registers =
    [
        ("/policies", "policies"), ("/policies/kawaguchi", "policy"), ("/requests", "requests-auditor"),
        ("/uses", "uses-auditor"), ("/services", "services-auditor"), ("/audit", "audit"),
    ];

    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_the_name_stays()
    {
        var visitor = await Visit();
        await visitor.Open("/");
        await visitor.Look("sign-in");
        await visitor.Page.GetByLabel("ログイン名").FillAsync("kansa");
        await visitor.Page.GetByLabel("パスワード").FillAsync("wrong");
        await visitor.Press("サインイン");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("ログイン名")).ToHaveValueAsync("kansa");
        await visitor.Look("sign-in-refused");
    }

    [Fact]
    public async Task Home_help_registers_and_a_missing_page_look_right()
    {
        var visitor = await SignedIn("kansa");
        await visitor.Look("home-auditor");
        await visitor.Open("/help");
        await visitor.Look("help");
        await visitor.Open("/password");
        await visitor.Look("password");
        foreach (var (path, name) in Registers)
        {
            await visitor.Open(path);
            await visitor.Look(name);
        }
        visitor.Watch.Expect("404");
        await visitor.Open("/no-such-page");
        await visitor.Look("not-found");
    }

    [Fact]
    public async Task The_policy_of_the_page_itself_stops_inline_script()
    {
        var visitor = await SignedIn("kansa");
        visitor.Watch.Expect("Content Security Policy");
        var ran = await visitor.Page.EvaluateAsync<bool>(
            """
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.inlineRan = true';
              document.body.append(script);
              return window.inlineRan === true;
            }
            """);
        Assert.False(ran);
        Assert.Contains(visitor.Watch.All, fault => fault.Contains("Content Security Policy"));
    }
}
