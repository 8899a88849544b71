using VendorAssess.Access.Network;

namespace VendorAssess.Access.SignIns;

/// <summary>Cookies of ours beside the session: sealed, for this host only, out of reach of scripts.</summary>
public sealed class SealedCookies(Seals seals, LinkBase linkBase)
{
    public void Set(HttpContext http, string name, string text, TimeSpan lifetime) =>
        http.Response.Cookies.Append(Full(name), seals.Close(name, text, lifetime), Options(lifetime));

    public string? Read(HttpContext http, string name) => seals.Open(name, http.Request.Cookies[Full(name)]);

    public void Delete(HttpContext http, string name)
    {
        if (http.Request.Cookies.ContainsKey(Full(name)))
            http.Response.Cookies.Delete(Full(name), Options(null));
    }

    private string Full(string name) => linkBase.IsHttps ? $"__Host-va-{name}" : $"va-{name}";

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true, Secure = linkBase.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = lifetime,
    };
}
