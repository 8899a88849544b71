using Dapper;
using Npgsql;
using VendorAssess.Database;
using VendorAssess.Database.Own;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

/// <summary>An installation from before editions had a table of their own keeps those that its cases began under.</summary>
public sealed class EditionBackfillTests(TestServer server)
{
    [Fact]
    public async Task The_editions_of_cases_are_listed_with_their_title_and_first_day()
    {
        var empty = await server.Empty();
        await using var owner = DataSources.ForOwner(empty.Owner);
        var folder = Directory.CreateTempSubdirectory("vendorassess-editions-");
        try
        {
            Copy(folder, name => string.CompareOrdinal(name, "0025") < 0);
            await new Migrations(owner, ServerRoles.App, folder.FullName).Apply();
            await using var db = await owner.OpenConnectionAsync();
            await db.ExecuteAsync(Cases);

            Copy(folder, name => name.StartsWith("0025", StringComparison.Ordinal));
            await new Migrations(owner, ServerRoles.App, folder.FullName).Apply();

            var rows = await db.QueryAsync<(string, string, string, string, string, DateTime)>(
                "SELECT policy, hash, bank_hash, title, edition, since FROM editions ORDER BY policy, hash");
            Assert.Equal(
                [
                    ("", "b", "b", "standard", "令和7年版", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)),
                    ("kawaguchi", "p", "b", "川口市の基準", "1", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)),
                ],
                rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Cases =
        """
        INSERT INTO departments (name) VALUES ('市民課');
        INSERT INTO people (login, name, password_hash) VALUES ('tanto', '担当', '');
        INSERT INTO edition_files (hash, name, content, stored_at) VALUES
            ('p', 'kawaguchi.yaml', E'# 見本\r\npolicy: kawaguchi\r\ntitle: 川口市の基準\r\nedition: "1"\r\n', '2026-01-02Z'),
            ('b', '_bank.yaml', E'bank: standard\nedition: 令和7年版\n', '2026-01-02Z'),
            ('b', 'KM.yaml', E'group: KM\n', '2026-01-02Z');
        INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
        SELECT 1, '件名', '目的', 'kawaguchi', 'p', 'b', '{}', 1, day FROM (VALUES ('2026-03-01Z'::timestamptz), ('2026-01-02Z')) d (day);
        """;

    private static void Copy(DirectoryInfo folder, Func<string, bool> wanted)
    {
        foreach (var file in Directory.EnumerateFiles(ProductFolders.Migrations).Where(f => wanted(Path.GetFileName(f))))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }
}
