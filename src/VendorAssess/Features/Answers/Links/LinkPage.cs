using Microsoft.AspNetCore.Components;
using VendorAssess.Access.Links;
using VendorAssess.Ui;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Base of the pages behind <see cref="LinkDoor"/>: static ones, so a visitor never holds a circuit.</summary>
[ForLinks]
public abstract class LinkPage : ComponentBase
{
    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    protected LinkToken Session => LinkEntry.Of(Http).Session;

    protected LinkVisitor Visitor => LinkEntry.Of(Http).Visitor;

    protected string? Address => Http.Connection.RemoteIpAddress?.ToString();

    protected CancellationToken Leaving => Http.RequestAborted;

    protected bool IsPosted => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>Post, redirect, get: says what was done on the page that follows.</summary>
    protected void GoTo(string path, string? done = null)
    {
        if (done is not null)
            Http.Flash(done);
        Navigation.NavigateTo(path);
    }
}
