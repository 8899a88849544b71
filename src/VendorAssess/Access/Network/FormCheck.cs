using Microsoft.AspNetCore.Antiforgery;

namespace VendorAssess.Access.Network;

/// <summary>Refuses every write that does not carry the token of a form of ours, whatever endpoint it is for.</summary>
public sealed class FormCheck(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsWrite(http.Request) || await IsOurs(http))
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    // Circuits are guarded by their origin.
    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !HttpMethods.IsOptions(request.Method) && !HttpMethods.IsConnect(request.Method)
        && !CircuitOriginCheck.IsCircuit(request);

    private async Task<bool> IsOurs(HttpContext http) =>
        http.Features.Get<IAntiforgeryValidationFeature>() is { } checkedAlready
            ? checkedAlready.IsValid
            : await antiforgery.IsRequestValidAsync(http);
}
