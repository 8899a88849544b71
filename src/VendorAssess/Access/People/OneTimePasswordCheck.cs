using Microsoft.AspNetCore.StaticAssets;

namespace VendorAssess.Access.People;

/// <summary>Leads a person with a one-time password to the page that replaces it, before anything else.</summary>
public sealed class OneTimePasswordCheck(RequestDelegate next)
{
    public const string PasswordPath = "/password";

    private static readonly string[] Open = [PasswordPath, "/sign-out", "/health/live", "/health/ready"];

    public Task InvokeAsync(HttpContext http, CurrentPerson current)
    {
        var mustChange = current.SignedIn is { MustChangePassword: true };
        if (!mustChange || Open.Contains(http.Request.Path.Value) || IsStatic(http))
            return next(http);

        http.Response.Redirect(PasswordPath);
        return Task.CompletedTask;
    }

    private static bool IsStatic(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
