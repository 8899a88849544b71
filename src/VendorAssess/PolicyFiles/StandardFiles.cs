using System.Collections.Immutable;

namespace VendorAssess.PolicyFiles;

/// <summary>The standards that the city has registered, each for the policy that its file names.</summary>
public sealed class StandardFiles(string folder)
{
    private readonly ImmutableArray<(string Policy, ContentFile File)> files =
    [
        .. ContentFile.ReadAll(Path.Combine(folder, StandardFile.Folder))
            .Select(f => f with { Name = $"{StandardFile.Folder}/{f.Name}" })
            .Select(f => (StandardFile.PolicyIn(f), f)),
    ];

    /// <summary>In the order of their names.</summary>
    public ImmutableArray<ContentFile> For(ContentFile policy)
    {
        var id = files.IsEmpty ? "" : StandardFile.PolicyIn(policy);
        return id.Length == 0 ? [] : [.. files.Where(f => f.Policy == id).Select(f => f.File)];
    }

    /// <summary>Names each file that no policy took.</summary>
    public void CheckTaken(IEnumerable<string> policies, List<Problem> problems)
    {
        ImmutableArray<string> known = [.. policies];
        foreach (var (policy, file) in files.Where(f => !known.Contains(f.Policy)))
        {
            if (NodeReader.For(file.Parse(problems), problems, "登録する基準") is not { } reader)
                continue;
            reader.Text("policy");
            if (policy.Length > 0)
                problems.Add(new Problem(reader.PlaceOf("policy"), $"対策基準 {policy} はありません（{string.Join("、", known)}）。"));
        }
    }
}
