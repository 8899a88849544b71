using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>The mark of an interactive part, as a page carries it; what it holds is sealed by the product.</summary>
public sealed partial class PageMark
{
    private const string Purpose = "Microsoft.AspNetCore.Components.ComponentDescriptorSerializer,V1";

    private readonly ITimeLimitedDataProtector seal;
    private readonly JsonObject sealedMark;
    private readonly JsonObject content;

    private PageMark(ITimeLimitedDataProtector seal, JsonObject sealedMark)
    {
        (this.seal, this.sealedMark) = (seal, sealedMark);
        content = JsonNode.Parse(
            seal.Unprotect(Convert.FromBase64String((string)sealedMark["descriptor"]!)))!.AsObject();
    }

    /// <summary>The name of the part, without its namespace.</summary>
    public string Part => ((string)content["typeName"]!).Split('.')[^1];

    /// <summary>The names of what the page gave to the part.</summary>
    public IReadOnlyList<string> Given =>
        [.. content["parameterDefinitions"]!.AsArray().Select(d => (string)d!["name"]!)];

    public static bool IsOn(string page) => Mark().IsMatch(page);

    public static async Task<IReadOnlyList<PageMark>> On(Browser browser, string path, IServiceProvider product)
    {
        var protector = product.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose)
            .ToTimeLimitedDataProtector();
        using var answer = await browser.Get(path);
        var text = await answer.Content.ReadAsStringAsync();
        return
        [
            .. Mark().Matches(text)
                .Select(m => new PageMark(protector, JsonNode.Parse(m.Groups["mark"].Value)!.AsObject())),
        ];
    }

    /// <summary>As nobody outside can make it: with another value for what it was given.</summary>
    public PageMark With(string given, int value)
    {
        var changed = content.DeepClone().AsObject();
        // A page of its own: a circuit takes each mark of a page once.
        changed["invocationId"] = Guid.NewGuid();
        changed["parameterValues"]![Given.ToList().IndexOf(given)] = value;
        var mark = sealedMark.DeepClone().AsObject();
        mark["descriptor"] = Convert.ToBase64String(
            seal.Protect(Encoding.UTF8.GetBytes(changed.ToJsonString()), TimeSpan.FromMinutes(5)));
        return new(seal, mark);
    }

    /// <summary>As the script of the page sends it.</summary>
    public JsonNode ToJson() => sealedMark.DeepClone();

    [GeneratedRegex("<!--Blazor:(?<mark>{[^<>]*\"descriptor\"[^<>]*})-->", RegexOptions.None, 1000)]
    private static partial Regex Mark();
}
