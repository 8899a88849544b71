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
        .UseStatusCodePages(context => Show(context.HttpContext, context.HttpContext.Response.StatusCode, null));

    private static Task ShowError(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var status = StatusOf(error);
        var errorId = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
        http.RequestServices.GetRequiredService<ILogger<ProblemPage>>()
            .LogError(error, "Error {ErrorId} answered with {Status}", errorId, status);
        return Show(http, status, errorId);
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
