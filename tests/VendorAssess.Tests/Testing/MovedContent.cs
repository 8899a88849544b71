using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.Testing;

/// <summary>The content delivered, copied to a folder of its own and read again after files in it were changed.</summary>
public sealed class MovedContent : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-content-");

    public MovedContent()
    {
        var delivered = Path.Combine(AppContext.BaseDirectory, "questionnaires");
        foreach (var part in (string[])["questions", "policies"])
        {
            var target = folder.CreateSubdirectory(part);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(delivered, part)))
                File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
        }
    }

    /// <summary>Changes one text of a file; the text must be there.</summary>
    public MovedContent With(string file, string was, string now)
    {
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, now, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a file, as a city does that registers a standard.</summary>
    public MovedContent Add(string file, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public ContentLibrary Read()
    {
        var problems = new List<VendorAssess.PolicyFiles.Problem>();
        var content = ContentLibrary.Load(folder.FullName, problems);
        Assert.DoesNotContain(problems, p => !p.IsNotice);
        return content!;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
