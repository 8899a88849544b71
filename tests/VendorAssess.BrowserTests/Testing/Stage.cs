[assembly: AssemblyFixture(typeof(VendorAssess.BrowserTests.Testing.Stage))]

namespace VendorAssess.BrowserTests.Testing;

/// <summary>One running program and one Chromium for the whole run.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // A loaded build machine is slow, not broken.
    private const int Patience = 20_000;

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public AppUnderTest App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(Folders.Screenshots))
            Directory.Delete(Folders.Screenshots, recursive: true);
        var starting = AppUnderTest.Start();
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
        App = await starting;
    }

    /// <summary>At the program that all tests share, or at one of the test's own.</summary>
    public async Task<Visitor> Visit(bool script = true, AppUnderTest? app = null)
    {
        var address = (app ?? App).Address;
        var context = await chromium.NewContextAsync(new()
        {
            BaseURL = address.ToString(), JavaScriptEnabled = script, Locale = "ja-JP", TimezoneId = "Asia/Tokyo",
            ViewportSize = Looks.Desk, AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Patience);
        return new Visitor(await context.NewPageAsync(), new Watch(context, address));
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
        await App.DisposeAsync();
    }
}
