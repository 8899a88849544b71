using Npgsql;
using VendorAssess.Commands;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess;

/// <summary>The questions and policies in force, and the older editions that cases stay with.</summary>
public static class ProductContent
{
    /// <summary>Nothing is served by policies with a mistake in them: each is written, and the program ends.</summary>
    public static ContentLibrary? Read(Terminal terminal)
    {
        var problems = new List<string>();
        var content = Content.Load(problems);
        problems.ForEach(terminal.Problems.WriteLine);
        return content;
    }

    public static IServiceCollection AddContent(this IServiceCollection services, ContentLibrary content) =>
        services.AddSingleton(content).AddSingleton(provider =>
            new Editions(content, hash => Kept(provider.GetRequiredService<NpgsqlDataSource>(), hash)));

    private static async Task<IReadOnlyList<ContentFile>> Kept(NpgsqlDataSource postgres, string hash)
    {
        await using var db = await postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }
}
