using VendorAssess.Access;

namespace VendorAssess.Commands;

/// <summary>The verb <c>rotate-keys</c>: revokes the keys behind all cookies, makes a new one and signs everybody out.</summary>
public static class RotateKeys
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        await using var database = ConfiguredDatabase.Open(arguments, terminal);
        await database.Migrate();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(database.Postgres).AddSingleton(TimeProvider.System);
        services.AddKeyRing(ConfiguredDatabase.Configuration()).AddSingleton<RevokeKeys>();
        await using var provider = services.BuildServiceProvider();
        var ended = await provider.GetRequiredService<RevokeKeys>().Run();
        await terminal.Problems.WriteLineAsync(
            "鍵を取り替えました。動いているプログラムは、古い鍵を使い続けないように、すべて起動し直してください。");
        await terminal.Result.WriteLineAsync($"{ended} 件のサインインを終わらせました。");
        return 0;
    }
}
