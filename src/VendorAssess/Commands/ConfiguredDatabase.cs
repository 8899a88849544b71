using VendorAssess.Database;

namespace VendorAssess.Commands;

/// <summary>The database for a verb, configured as it is for <c>serve</c>.</summary>
public static class ConfiguredDatabase
{
    private const string NoDemo = "--no-demo";

    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build();

    public static ProductDatabase Open(string[] arguments, Terminal terminal)
    {
        var configuration = Configuration();
        var demo = configuration.GetValue("Demo", true) && !arguments.Contains(NoDemo);
        return ProductDatabase.Open(configuration, demo, terminal.Problems.WriteLine);
    }

    public static string[] WithoutFlags(string[] arguments) => [.. arguments.Where(word => word != NoDemo)];
}
