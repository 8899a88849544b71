using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using VendorAssess.Access.Circuits;
using VendorAssess.Access.Network;
using VendorAssess.Access.People;
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
        services.AddSingleton(SessionRules.From(configuration));
        services.AddSingleton<Passwords>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<FindSignedIn>();
        services.AddSingleton<SignInByPassword>();
        services.AddSingleton<DemoPeople>();
        return services.AddCookies(linkBase).AddPerson().AddCircuitGuards(configuration);
    }

    private static IServiceCollection AddCookies(this IServiceCollection services, LinkBase linkBase)
    {
        services.AddDataProtection().SetApplicationName("VendorAssess");
        services.AddSingleton<PostgresKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(
                keys => keys.XmlRepository = provider.GetRequiredService<PostgresKeys>()));
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
