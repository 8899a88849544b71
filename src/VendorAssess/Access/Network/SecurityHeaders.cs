using Microsoft.AspNetCore.StaticAssets;

namespace VendorAssess.Access.Network;

/// <summary>Puts the headers on every response at its very start, so that errors and downloads have them too.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // base-uri is not 'none': the framework's script finds its addresses by the <base> of the page.
    private const string ContentSecurityPolicy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

    private const string PermissionsPolicy =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static readonly PathString VersionedFiles = "/lib";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            Write(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.GetEndpoint()?.Metadata.GetMetadata<HandedOut>() is null
            ? ContentSecurityPolicy
            : HandedOut.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            headers.CacheControl = "no-store";
        else if (http.Request.Path.StartsWithSegments(VersionedFiles, StringComparison.OrdinalIgnoreCase))
            headers.CacheControl = "public, max-age=31536000, immutable";
    }
}
