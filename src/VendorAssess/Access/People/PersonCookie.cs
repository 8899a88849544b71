using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using VendorAssess.Access.Network;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>Turns the session in the cookie into the person of the request, or into nobody.</summary>
public sealed class PersonCookie(FindSignedIn people) : CookieAuthenticationEvents
{
    public const string SignInPath = "/sign-in";

    public static ClaimsPrincipal Ticket(SessionToken token) =>
        new(new ClaimsIdentity(
            [new(SessionToken.ClaimType, token.Secret)], CookieAuthenticationDefaults.AuthenticationScheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (IsForEverybody(http.GetEndpoint()?.Metadata))
            return;

        var token = SessionToken.Of(context.Principal);
        var active = http.GetEndpoint()?.Metadata.GetMetadata<OpenScreen>() is null;
        var signedIn = token is null ? null : await people.Load(token, active, http.RequestAborted);
        if (signedIn is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }
        await http.RequestServices.GetRequiredService<CurrentPerson>().Become(signedIn);
        context.ReplacePrincipal(Principal(signedIn.Person, token!));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (CircuitOriginCheck.IsCircuit(request) || !HttpMethods.IsGet(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var wanted = request.Path + request.QueryString;
        context.Response.Redirect(
            wanted == LocalAddress.Home ? SignInPath : $"{SignInPath}?returnUrl={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Fonts, styles and health answer while the database is away; a page greets whom it knows.
    private static bool IsForEverybody(EndpointMetadataCollection? endpoint) =>
        endpoint?.GetMetadata<IAllowAnonymous>() is not null && endpoint.GetMetadata<ComponentTypeMetadata>() is null;

    private static ClaimsPrincipal Principal(Person person, SessionToken token) =>
        new(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, person.Id.ToString(CultureInfo.InvariantCulture)),
                new(SessionToken.ClaimType, token.Secret),
                .. person.Posts.Select(post => new Claim(ClaimTypes.Role, post.Role)),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
}
