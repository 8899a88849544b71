using VendorAssess.Access.People;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>A person at a browser of their own.</summary>
public sealed class Visitor(IPage page, Watch watch) : IAsyncDisposable
{
    public IPage Page => page;

    public Watch Watch => watch;

    public async Task<Visitor> SignIn(string login)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("ログイン名").FillAsync(login);
        await page.GetByLabel("パスワード").FillAsync(DemoPeople.Password);
        await Press("サインイン");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" })).ToBeVisibleAsync();
        return this;
    }

    /// <summary>Opens an address and waits until its live parts can be used.</summary>
    public async Task Open(string path)
    {
        await page.GotoAsync(path);
        await WhenLive();
    }

    public Task WhenLive() => Expect(page.Locator("[data-live=no]")).ToHaveCountAsync(0);

    public Task Press(string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    public Task Sees(string text) => Expect(page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Saves what a link or button downloads and gives the file's path.</summary>
    public async Task<string> Download(ILocator press)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => press.ClickAsync());
        var file = Path.Combine(Directory.CreateTempSubdirectory("vendorassess-download-").FullName, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return file;
    }

    /// <summary>Takes pictures of the page and notes what axe-core finds on it and what is cut.</summary>
    public async Task Look(string name)
    {
        await WhenLive();
        foreach (var cut in await Looks.Take(page, name))
            watch.Note($"look {name}: {cut}");
        foreach (var violation in await Axe.Violations(page))
            watch.Note($"axe {name}: {violation}");
    }

    /// <summary>Keeps what this person had before the eyes when a test failed.</summary>
    public async Task ShowFailure(string test, int visitor)
    {
        var folder = Path.Combine(Folders.Screenshots, "failed");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{test}-{visitor}.png"), FullPage = true });
        await File.WriteAllTextAsync(Path.Combine(folder, $"{test}-{visitor}.txt"), await page.Locator("body").AriaSnapshotAsync());
    }

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();
}
