namespace VendorAssess.Tests.Access.Matrix;

/// <summary>A file of expected answers, built into the tests.</summary>
public static class MatrixFile
{
    public static string[] Read(string name)
    {
        using var lines = new StreamReader(typeof(MatrixFile).Assembly.GetManifestResourceStream(name)!);
        return lines.ReadToEnd().TrimEnd().Split('\n');
    }
}
