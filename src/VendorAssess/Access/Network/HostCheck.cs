namespace VendorAssess.Access.Network;

/// <summary>Answers 400 to a host name that is not ours, and to http where people are to come by https.</summary>
public sealed class HostCheck(RequestDelegate next, AllowedHosts hosts, LinkBase linkBase)
{
    private const string NotOurs =
        "この名前のサイトではありません。案内されたアドレスを確かめて、もう一度開いてください。\n";

    // Cookies are Secure then, and no form would work; most often the proxy in front is not yet named.
    private const string NotHttps =
        "https で開いてください。前に置いた代理サーバーが https を終端しているときは、Site:Proxies にその番地を書きます。\n";

    public Task InvokeAsync(HttpContext http) => http.Request switch
    {
        _ when !hosts.Contains(http.Request.Host) => Refuse(http, NotOurs),
        { IsHttps: false } when linkBase.IsHttps && !IsHealth(http.Request) => Refuse(http, NotHttps),
        _ => next(http),
    };

    private static bool IsHealth(HttpRequest request) =>
        request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext http, string reason)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(reason);
    }
}
