using VendorAssess.Database;
using VendorAssess.Database.Own;

namespace VendorAssess.Tests.Testing;

/// <summary>The PostgreSQL under the tests: what the app would take, or the oldest that can be had.</summary>
public static class TestBinaries
{
    private static readonly ServerFolder Data = new(ProductFolders.Data);

    /// <summary>Names a folder of programs, or says <c>oldest</c>.</summary>
    private static readonly string? Named = Environment.GetEnvironmentVariable("VENDORASSESS_TEST_PG_BIN");

    public static PostgresBinaries Find() => Named switch
    {
        // No cluster of the data folder decides about the version here.
        null or "" => PostgresBinaries.Find(Data with { Root = Path.GetTempPath() }, Say),
        "oldest" => FindOldest(),
        _ => PostgresBinaries.In(Named)
            ?? throw new DatabaseRefusedException($"VENDORASSESS_TEST_PG_BIN: no PostgreSQL runs in {Named}."),
    };

    private static PostgresBinaries FindOldest() =>
        PostgresBinaries.Installed().LastOrDefault(found => found.Major < 17)
        ?? NpmPostgres.From(typeof(TestBinaries).Assembly).Fetch(Data.Npm, Say)
        ?? throw new DatabaseRefusedException("Neither a local PostgreSQL 15 or 16 nor npm's 17 can be had.");

    private static void Say(string line) => Console.Error.WriteLine(line);
}
