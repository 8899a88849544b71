using System.Text.Json;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>One save that the server told a page was done: the item, its revision, and the note that was sent.</summary>
public sealed record Acknowledged(string Item, int Revision, string Note)
{
    // Between the page and its fetch, so that nothing counts before the page itself has read it.
    private const string Listen =
        """
        const real = window.fetch;
        window.acknowledged = [];
        window.fetch = async (address, options) => {
          const response = await real(address, options);
          if (String(address).includes('/items/') && response.ok) {
            const { state, now } = await response.clone().json();
            const { inputs } = JSON.parse(options.body);
            if (state === 'saved')
              window.acknowledged.push({ item: now.item, revision: now.revision, note: inputs[`${now.item}:note`][0] });
          }
          return response;
        };
        """;

    public static Task ListenOn(IPage page) => page.Context.AddInitScriptAsync(Listen);

    public static async Task<IReadOnlyList<Acknowledged>> On(IPage page) =>
        JsonSerializer.Deserialize<Acknowledged[]>(
            await page.EvaluateAsync<string>("() => JSON.stringify(window.acknowledged)"), JsonSerializerOptions.Web)!;
}
