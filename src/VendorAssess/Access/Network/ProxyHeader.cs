namespace VendorAssess.Access.Network;

/// <summary>Who the proxy in front says is asking; it has signed them in.</summary>
public sealed record ProxyName(string Login)
{
    public static string? Of(HttpContext http) => http.Features.Get<ProxyName>()?.Login;
}

/// <summary>
/// Takes the header with the proxy's word out of every request, and keeps the word only when the other end of the
/// connection is a trusted proxy itself: anybody can write a header.
/// </summary>
public sealed class ProxyHeader(RequestDelegate next, TrustedProxies proxies, IConfiguration configuration)
{
    private readonly string? header = configuration["SignIn:Header"] is { Length: > 0 } name ? name : null;

    public Task InvokeAsync(HttpContext http)
    {
        if (header is not null && http.Request.Headers.Remove(header, out var said)
            // Two names would leave the choice to whoever added the second.
            && said is [{ Length: > 0 } login] && proxies.Contains(http.Connection.RemoteIpAddress))
            http.Features.Set(new ProxyName(login));
        return next(http);
    }
}
