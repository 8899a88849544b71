using Microsoft.AspNetCore.Builder;

namespace VendorAssess.Tests.Web;

/// <summary>Endpoints that only tests add: one that breaks, one that only some roles may use.</summary>
public static class Faults
{
    public const string Breaks = "/test/breaks";
    public const string ForChiefs = "/test/chiefs";
    public const string Secret = "Host=db;Password=hunter2";

    public static void Map(WebApplication app)
    {
        app.MapGet(Breaks, string () => throw new InvalidOperationException(Secret));
        app.MapGet(ForChiefs, () => "for chiefs").RequireAuthorization(policy => policy.RequireRole("chief"));
    }
}
