using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace VendorAssess.Tests.Ui;

/// <summary>A component as its HTML, without server and browser.</summary>
public static class Rendered
{
    public static async Task<IHtmlDocument> Of<T>(params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton<NavigationManager>(new At("http://localhost/cases/5"))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var given = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
            return (await renderer.RenderComponentAsync<T>(given)).ToHtmlString();
        });
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    private sealed class At : NavigationManager
    {
        public At(string page) => Initialize("http://localhost/", page);
    }
}
