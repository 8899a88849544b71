using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VendorAssess.Ui.Problems;

/// <summary>Shows a plain page for what went wrong; the log holds the cause under the same number.</summary>
public static class ProblemPages
{
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ShowError,
            AllowStatusCode404Response = true,
            // A page that failed half-way has used up the services of its scope.
            CreateScopeForErrors = true,
            // Logged below, with the number that the person sees.
            SuppressDiagnosticsCallback = _ => true,
        })
        .UseStatusCodePages(context => ShowRefusal(context.HttpContext))
        .Use(LeaveEmptyRefusals);

    // A form that its page no longer offers is refused with a content type and no page: status pages would pass it by.
    private static async Task LeaveEmptyRefusals(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response is not { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null } refused)
            return;
        refused.ContentType = null;
        refused.Headers.Remove("blazor-enhanced-nav");
    }

    private static Task ShowError(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var status = StatusOf(error);
        var errorId = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
        http.RequestServices.GetRequiredService<ILogger<ProblemPage>>()
            .LogError(error, "Error {ErrorId} answered with {Status}", errorId, status);
        return Show(http, status, errorId);
    }

    // As after an error: a page that refused its form has used up the services of its scope.
    private static async Task ShowRefusal(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status400BadRequest)
        {
            await Show(http, http.Response.StatusCode, null);
            return;
        }
        await using var scope = http.RequestServices.CreateAsyncScope();
        var used = http.RequestServices;
        http.RequestServices = scope.ServiceProvider;
        await Show(http, http.Response.StatusCode, null);
        http.RequestServices = used;
    }

    private static Task Show(HttpContext http, int status, string? errorId)
    {
        IResult problem = WantsPage(http.Request)
            ? new RazorComponentResult<ProblemPage>(new { Status = status, ErrorId = errorId }) { StatusCode = status }
            : Results.Text($"{ProblemWords.For(status).Title} {errorId}".TrimEnd(), statusCode: status);
        return problem.ExecuteAsync(http);
    }

    // Scripts and programs get one line.
    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");

    private static int StatusOf(Exception error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
