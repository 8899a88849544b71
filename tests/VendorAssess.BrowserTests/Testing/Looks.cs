namespace VendorAssess.BrowserTests.Testing;

/// <summary>Pictures of a page at the widths that matter, and what can be measured of what they show.</summary>
public static class Looks
{
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };

    private static readonly (string Name, ViewportSize Size)[] Widths =
    [
        ("phone", new() { Width = 375, Height = 800 }),
        // Twice the size on a desk of 1280: half of the room.
        ("zoomed", new() { Width = 640, Height = 450 }),
        ("desk", Desk),
    ];

    // A whole policy is sixty times as high, and more of the same.
    private const float Tallest = 12_000;

    // Text that its own box hides, and pages that scroll sideways.
    private const string CutText =
        """
        () => {
          const root = document.documentElement;
          const cut = [];
          if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.querySelectorAll('main *')].filter(e => {
              const box = e.getBoundingClientRect();
              return box.right > root.clientWidth + 1 && !e.closest('.table-frame');
            });
            cut.push(`the page scrolls sideways (${root.scrollWidth} > ${root.clientWidth}): ` +
              wide.slice(0, 3).map(e => `${e.tagName}.${e.className}`).join(', '));
          }
          for (const e of document.body.querySelectorAll('*')) {
            const style = getComputedStyle(e);
            const hides = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
            const says = [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
            if (hides && says && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && e.offsetParent)
              cut.push(`cut: ${e.tagName}.${e.className} "${e.textContent.trim().slice(0, 30)}"`);
          }
          return cut;
        }
        """;

    /// <summary>Takes the pictures and gives what is cut in them; the page ends as wide as it began.</summary>
    public static async Task<IReadOnlyList<string>> Take(IPage page, string name)
    {
        var cut = new List<string>();
        foreach (var (width, size) in Widths)
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Folders.Screenshots, width, $"{name}.png"), FullPage = true,
                Clip = new() { Width = size.Width, Height = Tallest },
            });
            cut.AddRange((await page.EvaluateAsync<string[]>(CutText)).Select(line => $"{width}: {line}"));
        }
        return cut;
    }
}
