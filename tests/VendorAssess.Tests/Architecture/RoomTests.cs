using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VendorAssess.Tests.Architecture;

public sealed class RoomTests
{
    private static readonly string App = typeof(Program).Assembly.Location;
    private static readonly string Domain = typeof(VendorAssess.Domain.Policies.Policy).Assembly.Location;

    [Fact]
    public void No_room_uses_what_the_design_does_not_allow() =>
        NoneOf(new House("VendorAssess").Breaches(TypeUses.In(App).Concat(TypeUses.In(Domain))));

    [Fact]
    public void Each_way_to_break_the_table_is_found()
    {
        const string root = "VendorAssess.Tests.Architecture.Broken";
        var breaches = new House(root).Breaches(TypeUses.In(typeof(RoomTests).Assembly.Location))
            .Select(breach => breach.Replace($"{root}.", "", StringComparison.Ordinal));
        Assert.Equal(
            [
                "Cellar.Unknown uses Domain.Rule",
                "Domain.ReadsTheStore uses Store.Row",
                "Features.One.Page uses Database.Pool",
                "Features.One.Page uses Features.Two.Page",
                "Ui.ByAsync uses Access.Person",
                "Ui.ByAttribute uses Access.MarkAttribute",
                "Ui.ByAttributeValue uses Access.Person",
                "Ui.ByBase uses Access.Person",
                "Ui.ByConstraint`1 uses Access.Person",
                "Ui.ByField uses Access.Person",
                "Ui.ByLambda uses Access.Person",
                "Ui.ByParameter uses Access.Person",
                "Ui.ByTypeArgument uses Access.Person",
                "Ui.ByTypeof uses Access.Person",
            ],
            breaches);
    }

    [Fact]
    public void The_domain_uses_no_package()
    {
        using var image = new PEReader(File.OpenRead(Domain));
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences
            .Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name));
        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_does_no_input_or_output_and_has_no_clock()
    {
        string[] outside =
        [
            "System.IO.", "System.Net.", "System.Data.", "System.Threading.Tasks.", "System.Diagnostics.Process",
            "System.Console", "System.Environment", "System.TimeProvider", "System.Random", "System.Guid",
        ];
        NoneOf(TypeUses.In(Domain)
            .Where(use => outside.Any(name => use.Used.StartsWith(name, StringComparison.Ordinal)))
            .Select(use => $"{use.User} uses {use.Used}"));
    }

    // Assert.Empty would cut the lines short.
    private static void NoneOf(IEnumerable<string> breaches)
    {
        if (breaches.ToList() is { Count: > 0 } found)
            Assert.Fail(string.Join('\n', found));
    }
}
