using System.Text.Json;

namespace VendorAssess.Tests.Domain.Evidence;

/// <summary>More than two hundred names as strangers send them.</summary>
public static class FileNames
{
    public static TheoryData<string> All()
    {
        var data = new TheoryData<string>();
        using var lines = new StreamReader(typeof(FileNames).Assembly.GetManifestResourceStream("names.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                data.Add(JsonSerializer.Deserialize<string>(line)!);
        }
        return data;
    }
}
