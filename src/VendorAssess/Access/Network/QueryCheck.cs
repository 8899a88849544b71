namespace VendorAssess.Access.Network;

/// <summary>Refuses an address that asks with a NUL: nobody types one, and no text of the database can hold it.</summary>
public sealed class QueryCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
