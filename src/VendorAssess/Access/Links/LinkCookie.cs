using VendorAssess.Access.Network;

namespace VendorAssess.Access.Links;

/// <summary>The cookie that a link is exchanged for; Lax, since people come by a link in a mail.</summary>
public sealed class LinkCookie(LinkBase linkBase)
{
    private string Name => linkBase.IsHttps ? "__Host-va-answer" : "va-answer";

    public LinkToken? Of(HttpContext http) =>
        http.Request.Cookies[Name] is { Length: LinkToken.Length } secret ? new LinkToken(secret) : null;

    public void Give(HttpContext http, LinkToken session) =>
        http.Response.Cookies.Append(Name, session.Secret, Options());

    public void Take(HttpContext http) => http.Response.Cookies.Delete(Name, Options());

    private CookieOptions Options() => new()
    {
        HttpOnly = true, Secure = linkBase.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
    };
}
