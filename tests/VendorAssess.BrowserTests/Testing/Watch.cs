using System.Collections.Concurrent;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>Notes what must not happen on any page: requests elsewhere, script errors, refusals by the CSP, failed answers.</summary>
public sealed class Watch
{
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentBag<string> expected = [];

    public Watch(IBrowserContext context, Uri home)
    {
        context.Request += (_, request) =>
        {
            if (IsElsewhere(request.Url, home))
                Note($"request to another host: {request.Url}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
                Note($"{response.Status} {response.Request.Method} {response.Url}");
        };
        // Chromium reports what a CSP refused on the console.
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Note($"console {message.Type} on {message.Page?.Url}: {message.Text}");
        };
        context.WebError += (_, error) => Note($"uncaught on {error.Page?.Url}: {error.Error}");
    }

    public IEnumerable<string> All => faults;

    public IEnumerable<string> Faults => faults.Where(fault => !expected.Any(fault.Contains));

    /// <summary>For the few tests that provoke a fault: what its line holds.</summary>
    public void Expect(string part) => expected.Add(part);

    public void Note(string fault) => faults.Enqueue(fault);

    private static bool IsElsewhere(string url, Uri home) =>
        new Uri(url) is { Scheme: not ("data" or "blob" or "about") } asked && asked.Authority != home.Authority;
}
