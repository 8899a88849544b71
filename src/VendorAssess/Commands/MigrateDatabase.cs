using VendorAssess.Database;

namespace VendorAssess.Commands;

/// <summary>The verb <c>migrate</c>: brings the schema up to date and names what it applied.</summary>
public static class MigrateDatabase
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        await using var database = ConfiguredDatabase.Open(arguments, terminal);
        foreach (var name in await database.Migrate())
            await terminal.Result.WriteLineAsync(name);
        return 0;
    }
}
