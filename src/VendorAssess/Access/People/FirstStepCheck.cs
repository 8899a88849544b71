using Microsoft.AspNetCore.StaticAssets;

namespace VendorAssess.Access.People;

/// <summary>
/// Leads a person with a one-time password, or without the second factor that the post needs, to the page that mends
/// it, before anything else.
/// </summary>
public sealed class FirstStepCheck(RequestDelegate next)
{
    public const string PasswordPath = "/password";
    public const string SecondFactorPath = "/account/second-factor";

    private static readonly string[] Open = ["/sign-out", "/health/live", "/health/ready"];

    public Task InvokeAsync(HttpContext http, CurrentPerson current)
    {
        if (current.SignedIn?.Due is not { } due || IsOpen(http, due))
            return next(http);

        http.Response.Redirect(Path(due));
        return Task.CompletedTask;
    }

    private static string Path(FirstStep due) => due switch
    {
        FirstStep.Password => PasswordPath, FirstStep.SecondFactor => SecondFactorPath,
    };

    private static bool IsOpen(HttpContext http, FirstStep due)
    {
        var path = http.Request.Path.Value ?? "";
        return Open.Contains(path)
            || path == Path(due)
            || (due is FirstStep.SecondFactor && path.StartsWith(SecondFactorPath + "/", StringComparison.Ordinal))
            || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
    }
}
