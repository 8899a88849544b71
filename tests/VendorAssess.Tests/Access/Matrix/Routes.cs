using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Every address that the running product answers, and how its parts are filled in for a subject.</summary>
public static partial class Routes
{
    /// <summary>Pages and downloads: what GET answers, but for files that are the same for everybody.</summary>
    public static IReadOnlyList<string> ToGet(ProductHost host) => ToGet(
        host.Product.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints));

    private static List<string> ToGet(IEnumerable<Microsoft.AspNetCore.Http.Endpoint> endpoints) =>
    [
        .. endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !IsFrameworkOwn(p))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null when nobody has said yet what the route's parts are: the matrix then fails.</summary>
    public static string? Fill(string route, Subject subject)
    {
        var known = true;
        var before = "";
        var address = Part().Replace(route, part =>
        {
            before = route[..part.Index];
            var value = ValueOf(before, subject);
            known &= value is not null;
            return value ?? "";
        });
        return known ? address : null;
    }

    private static readonly string[] Shared = ["/policies/", "/admin/", "/answer/"];

    // What hangs on a number of its own is asked for by one that is not there: its own tests know the rows.
    private static readonly string[] Numbered = ["/admin/posts/", "/checks/", "/disposals/records/", "/evidence/", "/exceptions/"];

    /// <summary>Whether the address speaks of something that belongs to a department.</summary>
    public static bool IsBound(string route) => route.Contains('{', StringComparison.Ordinal)
        && !Shared.Any(prefix => route.StartsWith(prefix, StringComparison.Ordinal));

    private static string? ValueOf(string before, Subject subject) => before switch
    {
        "/cases/" => Id(subject.Case),
        "/requests/" => Id(subject.Request),
        "/uses/" => Id(subject.Use),
        "/services/" => Id(subject.Service),
        "/policies/" => "kawaguchi",
        "/answer/" => "KM",
        _ when Numbered.Contains(before) => "999001",
        _ when before.StartsWith("/admin/", StringComparison.Ordinal) => "1",
        _ when before.EndsWith("/links/", StringComparison.Ordinal) => Id(subject.Link),
        _ when before.EndsWith("/papers/", StringComparison.Ordinal) => Id(subject.Import),
        _ when before.Contains("/papers/", StringComparison.Ordinal) => "KM02",
        _ when before.EndsWith("/candidates/", StringComparison.Ordinal) => "1",
        _ when before.EndsWith("/imports/", StringComparison.Ordinal) => Id(subject.Import),
        _ when before.EndsWith("/answers/", StringComparison.Ordinal) => "KM",
        _ when before.EndsWith("/findings/", StringComparison.Ordinal) => "K56",
        _ => null,
    };

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);

    // The address of a link slows down whoever guesses; its own tests count the guesses.
    private static bool IsFrameworkOwn(string route) =>
        route.StartsWith("/_", StringComparison.Ordinal) || route.StartsWith("/test/", StringComparison.Ordinal)
        || route.StartsWith("/answer/{token", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
