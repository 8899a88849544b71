using Microsoft.AspNetCore.Connections;
using VendorAssess.Access.People;
using VendorAssess.Commands;

namespace VendorAssess;

/// <summary>Starts listening and says on the terminal where, and who may try the demo.</summary>
public static class Welcome
{
    public static async Task<bool> Start(WebApplication app, Terminal terminal)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await terminal.Problems.WriteLineAsync(
                $"{e.Message} ほかのプログラムが使っています。--urls http://localhost:5001 のように別の番号を指定してください。");
            return false;
        }
        await Greet(app, terminal.Result);
        return true;
    }

    private static async Task Greet(WebApplication app, TextWriter terminal)
    {
        foreach (var address in app.Urls)
            await terminal.WriteLineAsync($"ベンダー評価: {address}");
        // While PostgreSQL is away nobody can be listed; the sign-in page will.
        if (!app.Services.GetRequiredService<PrepareDatabase>().IsDone)
            return;

        var people = await app.Services.GetRequiredService<DemoPeople>().Load(CancellationToken.None);
        if (people.Count == 0)
            return;
        await terminal.WriteLineAsync($"デモのサインイン（パスワードは全員 {DemoPeople.Password}、--no-demo で無効）:");
        foreach (var person in people)
            await terminal.WriteLineAsync($"  {person.Login,-14} {person.Department} {person.Title} {person.Name}");
    }
}
