using System.Reflection;
using Dapper;
using Npgsql;
using VendorAssess.Store.Asking;

namespace VendorAssess.Access.People;

/// <summary>Invented people to try the product with; they exist only where the demo is on.</summary>
public sealed class DemoPeople(NpgsqlDataSource postgres, Passwords passwords, SessionRules rules)
{
    /// <summary>Printed and shown on purpose: with the demo off nobody can sign in with it.</summary>
    public const string Password = "demo-no-hito-2026";

    public async Task Create()
    {
        if (!rules.Demo)
            return;

        await using var db = await postgres.OpenForTask(ProductTask.Demo);
        await db.ExecuteAsync(await Seed(), new { hash = passwords.Hash(Password) });
    }

    public async Task<IReadOnlyList<DemoSignIn>> Load(CancellationToken leaving)
    {
        if (!rules.Demo)
            return [];

        await using var db = await postgres.OpenConnectionAsync(leaving);
        return (await db.ListDemoSignIns()).AsList();
    }

    private static async Task<string> Seed()
    {
        await using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo.sql")!;
        return await new StreamReader(file).ReadToEndAsync();
    }
}
