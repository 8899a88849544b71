using Microsoft.AspNetCore.Components;
using VendorAssess.Domain.People;

namespace VendorAssess.Ui;

/// <summary>Base of every page and live part that a signed-in person uses.</summary>
public abstract class PersonPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>Who looks, with the posts of today; also while a live part stays open.</summary>
    [CascadingParameter] public required Person Me { get; set; }

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>There while a page is rendered statically; null in a live part.</summary>
    [CascadingParameter] protected HttpContext? Http { get; set; }

    /// <summary>Ends when the person leaves: reads can be abandoned, writes take no token.</summary>
    protected CancellationToken Leaving => Http?.RequestAborted ?? leaving.Token;

    /// <summary>Post, redirect, get: says what was done on the page that follows.</summary>
    protected void GoTo(string path, string? done = null)
    {
        if (done is not null)
            Http?.Flash(done);
        Navigation.NavigateTo(path);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        leaving.Cancel();
        leaving.Dispose();
    }
}
