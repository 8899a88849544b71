using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess;

/// <summary>Writes every download into the audit log before its first byte leaves: what, how it was narrowed, its hash.</summary>
public sealed class NoteDownload(NpgsqlDataSource postgres) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (result is FileContentHttpResult file)
            await Note(http, file.FileDownloadName, Convert.ToHexStringLower(SHA256.HashData(file.FileContents.Span)));
        else if (result is PushStreamHttpResult streamed)
            await Note(http, streamed.FileDownloadName, null);
        return result;
    }

    private async Task Note(HttpContext http, string? name, string? hash)
    {
        var me = http.RequestServices.GetRequiredService<Person>();
        await using var db = await postgres.OpenConnectionAsync();
        await db.WriteAudit(new(
            me.Id, null, "file.downloaded", Kind(http), Subject(http), http.Connection.RemoteIpAddress?.ToString())
        {
            AfterDigest = hash,
            Detail = new Dictionary<string, string>
            {
                // By what it was narrowed, not to what: a name typed there could never be taken out of the log again.
                ["宛先"] = http.Request.Path, ["しぼり込み"] = string.Join('、', http.Request.Query.Keys),
                ["拡張子"] = Path.GetExtension(name) ?? "", ["職"] = me.ActingPosts,
            },
        });
    }

    private static string Kind(HttpContext http) => http.Request.Path.Value!.Split('/')[1].Split('.')[0] switch
    {
        "cases" => "case",
        "requests" => "request",
        var other => other,
    };

    private static string Subject(HttpContext http) => http.GetRouteValue("id")?.ToString() ?? "-";
}
