using Microsoft.AspNetCore.Components;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>Who this request or circuit belongs to; pages receive it as a cascading <see cref="Person"/>.</summary>
public sealed class CurrentPerson
{
    public SignedIn? SignedIn { get; private set; }

    public CascadingValueSource<Person> Cascade { get; } = new((Person)null!, isFixed: false);

    public Task Become(SignedIn? signedIn)
    {
        var before = SignedIn?.Person;
        SignedIn = signedIn;
        return Equals(before, signedIn?.Person) ? Task.CompletedTask : Cascade.NotifyChangedAsync(signedIn?.Person!);
    }
}
