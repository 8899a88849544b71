using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.Circuits;
using VendorAssess.Access.Links;
using VendorAssess.Access.Network;
using VendorAssess.Access.People;
using VendorAssess.Access.People.Administration;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain.People;

namespace VendorAssess.Access;

/// <summary>Sign-in, the current person, and the guards of network and circuits.</summary>
public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        var linkBase = LinkBase.From(configuration);
        services.AddSingleton(linkBase);
        services.AddSingleton(new AllowedHosts(configuration, linkBase));
        services.AddSingleton(TrustedProxies.From(configuration));
        services.AddSingleton(SessionRules.From(configuration));
        services.AddSingleton(SecondFactorRules.From(configuration));
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<FindSignedIn>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<LinkCookie>();
        services.AddSingleton<FindVisitor>();
        services.AddSingleton<OpenLink>();
        return services.AddSignIn().AddIdentity(linkBase).AddCookies(configuration, linkBase).AddPerson()
            .AddCircuitGuards(configuration);
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services) => services
        .AddSingleton<Seals>()
        .AddSingleton<SealedCookies>()
        .AddSingleton<KnownDevice>()
        .AddSingleton<PendingSignIn>()
        .AddSingleton<SignInDoor>()
        .AddSingleton<PasskeyCeremony>()
        .AddSingleton<SignInByPassword>()
        .AddSingleton<SignInByCode>()
        .AddSingleton<SignInByPasskey>()
        .AddSingleton<SignInByProxy>()
        .AddSingleton<OwnAccountWork>()
        .AddSingleton<AccountWork>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<ResetSecondFactor>()
        .AddSingleton<TurnOffAccount>()
        .AddSingleton<TurnOnAccount>()
        .AddSingleton<EndSessions>();

    private static IServiceCollection AddIdentity(this IServiceCollection services, LinkBase linkBase)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<IPasswordHasher<Account>>(provider => provider.GetRequiredService<Passwords>());
        services.AddSingleton<AuthenticatorKeys>();
        services.AddSingleton<AccountManagers>();
        services.AddIdentityCore<Account>()
            .AddTokenProvider<AuthenticatorCodes>(AuthenticatorCodes.Provider);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = linkBase.Address.Host;
            // The device asks for finger, face or PIN: with that a passkey is two factors.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = context =>
                ValueTask.FromResult(context.Origin == linkBase.Origin && !context.CrossOrigin);
        });
        return services;
    }

    private static IServiceCollection AddCookies(
        this IServiceCollection services, IConfiguration configuration, LinkBase linkBase)
    {
        services.AddKeyRing(configuration);
        services.AddAntiforgery(form => Protect(form.Cookie, linkBase, "form", SameSiteMode.Strict));
        services.AddSingleton<PersonCookie>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(session =>
        {
            Protect(session.Cookie, linkBase, "session", SameSiteMode.Lax);
            session.EventsType = typeof(PersonCookie);
            // The row in sessions says when it ends.
            session.ExpireTimeSpan = TimeSpan.FromDays(1);
            session.SlidingExpiration = false;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private static void Protect(CookieBuilder cookie, LinkBase linkBase, string name, SameSiteMode sameSite)
    {
        cookie.Name = linkBase.IsHttps ? $"__Host-va-{name}" : $"va-{name}";
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = linkBase.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }

    private static IServiceCollection AddPerson(this IServiceCollection services)
    {
        services.AddScoped<CurrentPerson>();
        services.AddCascadingValue(provider => provider.GetRequiredService<CurrentPerson>().Cascade);
        // For downloads, which take the person as a parameter.
        services.AddScoped(provider => provider.GetRequiredService<CurrentPerson>().SignedIn!.Person);
        return services;
    }

    private static IServiceCollection AddCircuitGuards(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CircuitLimits.From(configuration));
        services.AddSingleton<OpenCircuits>();
        services.AddSingleton<CircuitGate>();
        services.AddScoped<CircuitNumber>();
        services.AddCascadingValue(
            CircuitNumber.Cascade, provider => provider.GetRequiredService<CircuitNumber>().Text);
        services.AddScoped<CircuitPerson>();
        services.AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<CircuitPerson>());
        services.AddScoped<CircuitHandler, CircuitEntry>();
        return services;
    }
}
