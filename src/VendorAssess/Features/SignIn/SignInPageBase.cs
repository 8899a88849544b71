using Microsoft.AspNetCore.Components;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Ui;

namespace VendorAssess.Features.SignIn;

/// <summary>Base of what signs somebody in: greets with the sign-in before, and goes on to the page asked for.</summary>
public abstract class SignInPageBase : ComponentBase
{
    [Inject] protected SignInDoor Door { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery] protected string? ReturnUrl { get; set; }

    protected string With(string path) =>
        ReturnUrl is null ? path : $"{path}?returnUrl={Uri.EscapeDataString(ReturnUrl)}";

    protected async Task Enter(BegunSession begun)
    {
        await Door.Enter(Http, begun);
        Http.Flash(begun.Last.Words, begun.Last.Failed > 0 ? Tone.Warning : Tone.Info);
        Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }
}
