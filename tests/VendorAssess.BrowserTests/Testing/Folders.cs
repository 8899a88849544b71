namespace VendorAssess.BrowserTests.Testing;

/// <summary>Where the built program, the npm packages and the pictures of this run lie.</summary>
public static class Folders
{
    // …/tests/VendorAssess.BrowserTests/bin/Debug/net10.0/
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);
    private static readonly DirectoryInfo Root = Output.Parent!.Parent!.Parent!.Parent!.Parent!;

    public static string Project { get; } = Output.Parent!.Parent!.Parent!.FullName;

    /// <summary>The program as it was built for itself, in the same configuration.</summary>
    public static string Program { get; } = Path.Combine(
        Root.FullName, "src/VendorAssess/bin", Output.Parent!.Name, Output.Name, "VendorAssess.dll");

    /// <summary>The questions as they are delivered.</summary>
    public static string Questions { get; } = Path.Combine(Root.FullName, "questionnaires/questions");

    public static string Artifacts { get; } = Path.Combine(Root.FullName, "artifacts");

    public static string Screenshots { get; } = Path.Combine(Artifacts, "screenshots");

    public static string NodeModule(string path)
    {
        var file = Path.Combine(Project, "node_modules", path);
        return File.Exists(file) ? file : throw new FileNotFoundException($"Run npm ci in {Project} first.", file);
    }
}
