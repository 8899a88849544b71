using Microsoft.Extensions.Configuration;
using VendorAssess.Database;

namespace VendorAssess.Tests.Database;

public sealed class ConnectionsTests
{
    private const string App = "Host=db;Username=app";
    private const string Owner = "Host=db;Username=owner";

    private readonly List<string> said = [];

    [Fact]
    public void Two_roles_are_taken_as_they_are()
    {
        var both = Read(App, Owner, demo: false)!;
        Assert.Equal(new Connections(App, Owner), both);
        Assert.Equal("app", both.AppRole);
        Assert.Empty(said);
    }

    [Fact]
    public void Nothing_configured_means_a_server_of_our_own() => Assert.Null(Read(null, " ", demo: false));

    [Theory, InlineData(App, null), InlineData(null, App)]
    public void The_demo_says_that_one_role_is_too_few_and_goes_on(string? app, string? owner)
    {
        var only = Read(app, owner, demo: true)!;
        Assert.Equal(new Connections(App, App), only);
        Assert.Null(only.AppRole);
        Assert.Contains("PostgresOwner", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory, InlineData(App, null), InlineData(null, Owner)]
    public void Outside_the_demo_one_role_is_refused(string? app, string? owner) =>
        Assert.Throws<DatabaseRefusedException>(() => Read(app, owner, demo: false));

    private Connections? Read(string? app, string? owner, bool demo)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Postgres"] = app,
            ["ConnectionStrings:PostgresOwner"] = owner,
        });
        return Connections.Configured(configuration.Build(), demo, said.Add);
    }
}
