using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class FormTokenTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly string[] Writes = ["POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task No_endpoint_at_all_takes_a_write_without_the_token_of_a_form()
    {
        using var browser = await host.SignedIn();
        var paths = host.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern)
            .Where(p => !p.RawText!.Contains("_blazor", StringComparison.Ordinal))
            .Select(p => "/" + string.Join('/', p.PathSegments.Select(Example)))
            .Distinct().ToList();
        Assert.Contains("/sign-out", paths);
        foreach (var path in paths.Where(p => !p.StartsWith("/lib/", StringComparison.Ordinal)))
            foreach (var method in Writes)
            {
                using var content = new FormUrlEncodedContent([new("_handler", "sign-in")]);
                using var response = await browser.Send(new(new HttpMethod(method), path) { Content = content });
                Assert.True(
                    response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed,
                    $"{method} {path} answered {response.StatusCode}");
            }
        using var still = await browser.Get("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task The_token_of_somebody_else_does_not_count()
    {
        using var ana = await host.SignedIn();
        using var ben = await host.SignedIn("keiyaku");
        var theirs = (await ben.Page("/")).QuerySelector("input[name=__RequestVerificationToken]")!;
        var stolen = theirs.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", stolen)]);
        using var response = await ana.Send(new(HttpMethod.Post, "/sign-out") { Content = content });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_refused_form_says_what_to_do()
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Send(new(HttpMethod.Post, "/sign-out"));
        var page = await Browser.Parse(response);
        Assert.Equal("送信を受け付けられませんでした", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void No_form_can_set_what_the_person_may_not()
    {
        string[] forbidden =
            ["Id", "PersonId", "Role", "Status", "DepartmentId", "Version", "DecidedBy", "SubmittedBy"];
        var forms = typeof(Serve).Assembly.GetTypes()
            .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(p => p.IsDefined(typeof(SupplyParameterFromFormAttribute)))
            .Select(p => p.PropertyType).Distinct().ToList();
        // To choose a status is the deed itself there; the rule of the deed judges the choice.
        string[] chosen = ["DecisionForm.Status", "OutcomeForm.Status", "OverrideForm.Status", "PostForm.Role"];
        var taken = forms.SelectMany(f => f.GetProperties().Where(p => forbidden.Contains(p.Name)))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.NotEmpty(forms);
        Assert.Equal(chosen, taken.Order(StringComparer.Ordinal));
    }

    private static string Example(RoutePatternPathSegment segment) =>
        segment.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : "1";
}
