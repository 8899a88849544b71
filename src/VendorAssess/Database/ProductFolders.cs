namespace VendorAssess.Database;

/// <summary>Where the program finds its data: in the sources while it runs from a clone, else beside the dll.</summary>
public static class ProductFolders
{
    private static readonly string? Clone = FindClone(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Migrations => Of("db");

    public static string Questionnaires => Of("questionnaires");

    public static string Data =>
        Environment.GetEnvironmentVariable("VENDORASSESS_DATA") is { Length: > 0 } moved
            ? Path.GetFullPath(moved)
            : Path.Combine(Clone ?? AppContext.BaseDirectory, "data");

    // The sources come first: a file removed from them may still lie in an old build.
    private static string Of(string name) =>
        Clone is { } root && Directory.Exists(Path.Combine(root, name))
            ? Path.Combine(root, name)
            : Path.Combine(AppContext.BaseDirectory, name);

    private static string? FindClone(DirectoryInfo? folder) => folder switch
    {
        null => null,
        _ when File.Exists(Path.Combine(folder.FullName, "VendorAssess.sln")) => folder.FullName,
        _ => FindClone(folder.Parent),
    };
}
