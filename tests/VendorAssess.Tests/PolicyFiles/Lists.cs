namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Lists that a run leaves beside its figures, for <c>./test</c> to print.</summary>
public static class Lists
{
    public static void Write(string name, IEnumerable<string> lines)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "lists"));
        File.WriteAllLines(Path.Combine(folder.FullName, name), lines);
    }
}
