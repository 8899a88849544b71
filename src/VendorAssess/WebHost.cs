using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.WebEncoders;
using VendorAssess.Access.Circuits;
using VendorAssess.Access.Network;
using VendorAssess.Ui;

namespace VendorAssess;

/// <summary>The framework's own parts, set as this product needs them.</summary>
public static class WebHost
{
    public static void AddWebHost(this WebApplicationBuilder builder)
    {
        // Also outside Development and unpublished the built assets are served.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // The address of a link holds its secret: what the framework says of addresses is not written down at any level.
        foreach (var talker in (string[])["Hosting.Diagnostics", "Routing"])
            builder.Logging.AddFilter($"Microsoft.AspNetCore.{talker}", LogLevel.Warning);
        // An open circuit would hold the stop for the default 30 seconds.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddRazorComponents()
            .AddInteractiveServerComponents(circuits => circuits.DetailedErrors = false)
            .AddHubOptions(hub => hub.AddFilter<CircuitGate>());
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, TrustedProxies.From(builder.Configuration)));
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>()
            // Deflate triples the memory of an idle circuit.
            .AddInteractiveServerRenderMode(circuits => circuits.DisableWebSocketCompression = true);

    private static void Trust(ForwardedHeadersOptions forwarded, TrustedProxies proxies)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
            forwarded.KnownIPNetworks.Add(network);
        // Without a trusted machine the framework would believe every one.
        forwarded.ForwardedHeaders = proxies.Networks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    }
}
