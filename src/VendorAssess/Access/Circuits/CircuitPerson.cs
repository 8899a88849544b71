using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Npgsql;
using VendorAssess.Access.People;

namespace VendorAssess.Access.Circuits;

/// <summary>
/// Asks every few seconds whether the person of an open circuit may still be there, and with which posts.
/// </summary>
public sealed class CircuitPerson(
    ILoggerFactory loggers, FindSignedIn people, CurrentPerson current, NavigationManager navigation,
    OpenCircuits circuits) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(1);

    private bool active;

    /// <summary>True when the session behind this circuit is over; none of its events may run any more.</summary>
    public bool IsOver { get; private set; }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    public void NoteActivity() => active = true;

    /// <summary>Loads the person again; false when the session has ended or the rights to it are gone.</summary>
    public async Task<bool> Refresh(CancellationToken leaving)
    {
        var token = SessionToken.Of((await GetAuthenticationStateAsync()).User);
        var signedIn = token is null ? null : await people.Load(token, active, leaving);
        active = false;
        if (signedIn is null or { Due: not null })
            return false;

        await current.Become(signedIn);
        return true;
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            if (await Refresh(cancellationToken))
                return true;
        }
        catch (NpgsqlException)
        {
            // Without the database nothing can be read or written either; it is asked again in a moment.
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The circuit is closing: nobody is left to lead anywhere.
            return true;
        }
        if (IsRenderedOnly())
            return true;
        await Leave(SessionToken.Of(authenticationState.User));
        return false;
    }

    // Leads a circuit back to the server. A page that takes its time to render is none, and cannot be led anywhere: its
    // request was let in, and its session may just have gone under a new secret.
    private bool IsRenderedOnly()
    {
        try
        {
            IsOver = true;
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
            return false;
        }
        catch (NavigationException)
        {
            return true;
        }
    }

    private async Task Leave(SessionToken? session)
    {
        // The page asks the server anew and lands at the sign-in; a browser that does not obey is cut off.
        await Task.Delay(TimeToLeave);
        if (session is not null)
            circuits.End(session);
    }
}
