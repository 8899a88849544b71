using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VendorAssess.Tests.Web;

/// <summary>Sends what no client library would.</summary>
public static class RawHttp
{
    public sealed record Answer(HttpStatusCode Status, string Text);

    public static async Task<Answer> Send(Uri address, string head)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Connection: close\r\n\r\n"));
        var text = await new StreamReader(stream).ReadToEndAsync();
        return new((HttpStatusCode)int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture), text);
    }
}
