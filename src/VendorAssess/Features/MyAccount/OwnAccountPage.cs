using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using VendorAssess.Access;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Ui;

namespace VendorAssess.Features.MyAccount;

/// <summary>Base of the pages on which people change their own account.</summary>
public abstract class OwnAccountPage : PersonPage
{
    [Inject] protected CurrentPerson Current { get; set; } = null!;

    /// <summary>Why the last try was refused.</summary>
    protected string? Refused { get; private set; }

    protected SignedIn SignedIn => Current.SignedIn!;

    protected AtOwnAccount At => new(
        Me, SessionToken.Of(Http!.User)!, SignInThrottle.Network(Http.Connection.RemoteIpAddress));

    /// <summary>The value when it is done, with the session's new secret in the cookie; else says why not.</summary>
    protected async Task<T?> Take<T>(Outcome<Changed<T>> outcome) where T : class
    {
        switch (outcome)
        {
            case Outcome<Changed<T>>.Done(var changed):
                await Http!.SignInAsync(PersonCookie.Ticket(changed.Session));
                NoteRefusals.IsAnswer(Http!);
                return changed.Value;
            case Outcome<Changed<T>>.Refused(var reason):
                Refused = reason;
                return null;
            default:
                throw new InvalidOperationException(outcome.GetType().Name);
        }
    }
}
