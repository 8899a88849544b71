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
    public const string ProxySignInPath = "/sign-in/proxy";

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
        if (signedIn is null || IsOfAnother(signedIn, http))
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
        var door = ProxyName.Of(context.HttpContext) is null ? SignInPath : ProxySignInPath;
        context.Response.Redirect(
            wanted == LocalAddress.Home ? door : $"{door}?returnUrl={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // A session that the proxy vouched for lasts while it vouches for the same person.
    private static bool IsOfAnother(SignedIn signedIn, HttpContext http) =>
        signedIn.Method is SignInMethod.Proxy
        && (ProxyName.Of(http) is not { } login || LoginName.Normal(login) != signedIn.Login);

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
