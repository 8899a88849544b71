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
    public static IReadOnlyList<string> ToGet(ProductHost host) =>
        Of(host, methods => methods?.Contains("GET") ?? true);

    /// <summary>What a script or a button sends to an address that is no page.</summary>
    public static IReadOnlyList<string> ToPostOnly(ProductHost host) =>
        Of(host, methods => methods is not null && methods.Contains("POST") && !methods.Contains("GET"));

    private static List<string> Of(ProductHost host, Predicate<IReadOnlyList<string>?> wanted) =>
    [
        .. host.Product.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => wanted(e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(p => !IsFrameworkOwn(p))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Empty when nobody has said yet what the route's parts are: the matrix then fails.</summary>
    public static IReadOnlyList<string> Fill(string route, Subject subject)
    {
        var known = true;
        var address = Part().Replace(route, part =>
        {
            var value = ValueOf(route[..part.Index], part.Value.Trim('{', '}').Split(':')[0], subject);
            known &= value is not null;
            return value ?? "";
        });
        return known ? [.. Views(route, subject).Select(view => view.StartsWith('/') ? view : address + view)] : [];
    }

    /// <summary>Answered by the department for its case.</summary>
    public const string OwnQuestion = "W02";

    /// <summary>Answered by the vendor for its service.</summary>
    public const string ServiceQuestion = "KM02";

    /// <summary>The page whose form a call saves in parts; null for a call that ends a session.</summary>
    public static string? PageOfCall(string route) => route switch
    {
        "/cases/{id:int}/answers/items/{item}" => "/cases/{CaseId:int}/answers",
        "/cases/{id:int}/candidates/{number:int}/answers/items/{item}" =>
            "/cases/{CaseId:int}/candidates/{Number:int}/answers/{GroupId}",
        "/answer/items/{question}" => "/answer/{GroupId}",
        _ => null,
    };

    private static readonly string[] Shared = ["/policies/", "/admin/", "/answer/"];

    // What a procedure gives to a post, and where it shows.
    private static readonly string[] Steps =
    [
        "/cases/{Id:int}", "/cases/{CaseId:int}/request", "/cases/{CaseId:int}/advice",
        "/cases/{CaseId:int}/candidates/{Number:int}/exceptions", "/requests/{Id:int}", "/requests/{Id:int}/questions",
        "/requests/{id:int}.xlsx", "/exceptions/{Id:int}", "/uses/{Id:int}", "/checks/{Id:int}",
    ];

    /// <summary>Whether the address speaks of something that belongs to a department.</summary>
    public static bool IsBound(string route) => route.Contains('{', StringComparison.Ordinal)
        && !Shared.Any(prefix => route.StartsWith(prefix, StringComparison.Ordinal));

    public static bool IsAsked(string route, Subject subject) => !subject.IsOfSteps || Steps.Contains(route);

    // Where one address shows different things by what is asked of it, all of them are looked at.
    private static string[] Views(string route, Subject subject) => route switch
    {
        "/cases/new" => ["?policy=kawaguchi"],
        "/cases/{CaseId:int}/request" => ["?candidate=1", "?candidate=3"],
        "/requests/{Id:int}" => ["", $"/requests/{subject.Approved}"],
        "/disposals" => ["?state=Kept"],
        "/requests/{Id:int}/questions" => ["?requirement=whole"],
        "/admin/people/{Id:int}" => ["", $"/admin/people/{subject.Admin.Off}"],
        "/admin/departments/{Id:int}" =>
            ["", $"/admin/departments/{subject.Admin.Closed}", $"/admin/departments/{subject.Admin.Empty}"],
        "/evidence/{id:int}" => ["", $"/evidence/{subject.OwnEvidence}"],
        "/cases/{CaseId:int}/candidates/{Number:int}/answers/{GroupId}" =>
            ["", $"/cases/{subject.Case}/candidates/1/answers/IR"],
        "/cases/{CaseId:int}/candidates/{Number:int}/answers/papers/{PaperId:int}/row" =>
            ["?row=ZZZ-01.1&question=KM04"],
        "/admin/posts/{Id:int}" => ["", $"/admin/posts/{subject.Admin.Chief}", $"/admin/posts/{subject.Admin.Ended}"],
        "/admin/transfers/{Id:int}" => ["", $"/admin/transfers/{subject.Admin.Applied}"],
        "/answer/changes" or "/cases/{id:int}/answers/changes"
            or "/cases/{id:int}/candidates/{number:int}/answers/changes" => ["?since=2020-01-01T00:00:00Z"],
        _ when route.EndsWith("/answers/links/{LinkId:int}", StringComparison.Ordinal) =>
            ["", $"/cases/{subject.Case}/candidates/1/answers/links/{subject.Submitted}"],
        _ => [""],
    };

    private static string? ValueOf(string before, string part, Subject subject) => (before, part) switch
    {
        ("/cases/", _) => Id(subject.Case),
        ("/requests/", _) => Id(subject.Request),
        ("/uses/", _) => Id(subject.Use),
        ("/services/", _) => Id(subject.Service),
        ("/checks/", _) => Id(subject.Check),
        ("/exceptions/", _) => Id(subject.Exception),
        ("/evidence/", _) => Id(subject.Evidence),
        ("/disposals/records/", _) => Id(subject.Disposal),
        ("/policies/", _) => "kawaguchi",
        ("/answer/", "token") => subject.OldSecret,
        (_, "GroupId") => "KM",
        (_, "Question" or "QuestionId" or "question" or "item") =>
            before.StartsWith("/cases/{CaseId:int}/answers/", StringComparison.OrdinalIgnoreCase)
            || before.StartsWith("/cases/{id:int}/answers/", StringComparison.Ordinal) ? OwnQuestion : ServiceQuestion,
        (_, "RequirementId") => "K56",
        (_, "LinkId") => Id(subject.Link),
        (_, "PaperId") => Id(subject.Paper),
        (_, "ImportId") => Id(subject.Import),
        (_, "Number" or "number") => "1",
        ("/admin/people/", _) => Id(subject.Admin.Person),
        ("/admin/departments/", _) => Id(subject.Admin.Department),
        ("/admin/posts/", _) => Id(subject.Admin.Post),
        ("/admin/transfers/", _) => Id(subject.Admin.Transfer),
        _ => null,
    };

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);

    private static bool IsFrameworkOwn(string route) =>
        route.StartsWith("/_", StringComparison.Ordinal) || route.StartsWith("/test/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
