using System.Text.RegularExpressions;
using VendorAssess.Database;
using VendorAssess.Tests.Features.Answers;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>
/// What a circuit can be asked: the parts that are drawn in one, their events, and what each post sees of a case when it
/// brings the mark that another's page carried.
/// </summary>
public sealed partial class CircuitEventsTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Service = "回路で比べるクラウド";

    private static readonly string Source =
        Path.GetFullPath(Path.Combine(ProductFolders.Migrations, "..", "src", "VendorAssess"));

    // Each is tried below; one more has to be thought about first.
    private static readonly string[] Known =
    [
        "FactField onchange", "FactsEditor", "Glossary oninput", "WhatIfEditor onchange",
    ];

    [Fact]
    public void Every_event_that_a_circuit_can_be_sent_is_known()
    {
        var files = Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, f => string.Join('\n', f), StringComparer.Ordinal);
        var roots = files.Values.SelectMany(t => Roots().Matches(t)).Select(m => m.Groups["name"].Value).ToList();
        var drawn = roots.ToHashSet(StringComparer.Ordinal);
        for (var before = 0; before < drawn.Count;)
        {
            before = drawn.Count;
            drawn.UnionWith(drawn.SelectMany(d => Tags().Matches(files[d])).Select(m => m.Groups["name"].Value)
                .Where(files.ContainsKey).ToList());
        }
        var events = drawn.SelectMany(d => Events().Matches(files[d]).Select(m => $"{d} {m.Groups["name"].Value}"))
            .Concat(roots.Where(r => !Events().IsMatch(files[r])));
        Assert.Equal(Known, events.Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
                .Concat(files.Values),
            text => text.Contains("JSInvokable", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shimin-tanto", true), InlineData("shimin-bucho", true), InlineData("tokatsu", true)]
    [InlineData("ciso", true), InlineData("kansa", true), InlineData("fukushi-tanto", false), InlineData("fukushi-bucho", false)]
    [InlineData("keiyaku", false), InlineData("kanri", false)]
    public async Task A_case_is_drawn_only_for_who_may_see_it_whoever_brings_the_mark(string login, bool sees)
    {
        using var owner = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(owner, Service)}/what-if";
        var mark = Assert.Single(await DrawnPart.MarksOn(owner, path));
        using var browser = await host.SignedIn(login);
        await using var part = await DrawnPart.Draw(browser, host.Product.Address, path, mark);
        Assert.Equal(sees, part.Text.Contains(Service, StringComparison.Ordinal));

        var drawn = part.Client.Batches.Count;
        for (var handler = 1; handler <= 20; handler++)
            await part.Raise(handler, "change", "0");
        await DrawnPart.Until(() => part.Client.Batches.Count > drawn || !sees);
        Assert.Equal(sees, part.Client.Batches.Count > drawn);
        Assert.Equal(sees, part.Text.Contains(Service, StringComparison.Ordinal));
    }

    [Theory, InlineData("/help"), InlineData("/cases/new?policy=kawaguchi")]
    public async Task What_else_is_drawn_knows_no_case(string path)
    {
        using var owner = await host.SignedIn();
        await CaseOnPages.Begin(owner, Service);
        using var other = await host.SignedIn("fukushi-tanto");
        foreach (var mark in await DrawnPart.MarksOn(owner, path))
        {
            await using var part = await DrawnPart.Draw(other, host.Product.Address, path, mark);
            Assert.NotEmpty(part.Text);
            Assert.DoesNotContain(Service, part.Text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("""<(?<name>[A-Z]\w+)[^>]*@rendermode="InteractiveServer" """, RegexOptions.None, 1000)]
    private static partial Regex Roots();

    [GeneratedRegex("<(?<name>[A-Z][A-Za-z]+)", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("""@(?<name>on[a-z]+|bind)(?:-\w+)?=""", RegexOptions.None, 1000)]
    private static partial Regex Events();
}
