using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads <c>_themes.yaml</c>: what other schemes ask of a theme, given to each question of the theme.</summary>
public sealed class ThemeFile(List<Problem> problems)
{
    public const string Name = "_themes.yaml";

    /// <summary>The mappings of each theme beside the id of the question they belong to.</summary>
    public ILookup<string, Crosswalk> Read(ContentFile? file, IReadOnlySet<string> questions)
    {
        if (file is null || NodeReader.For(file.Parse(problems), problems, "テーマ") is not { } root)
            return Enumerable.Empty<Crosswalk>().ToLookup(_ => "");
        var read = root.Items("themes")
            .Select(n => NodeReader.For(n, problems, "テーマ"))
            .OfType<NodeReader>()
            .SelectMany(n => Theme(n, questions))
            .ToLookup(r => r.Question, r => r.Crosswalk, StringComparer.Ordinal);
        root.Finish();
        return read;
    }

    private List<(string Question, Crosswalk Crosswalk)> Theme(NodeReader theme, IReadOnlySet<string> questions)
    {
        var (title, ids) = (theme.Text("title"), theme.RequiredTexts("questions"));
        foreach (var unknown in ids.Where(id => !questions.Contains(id)))
            problems.Add(new Problem(theme.Place, $"設問 {unknown} はありません。番号を確かめてください。"));
        var mapped = new CrosswalkReader(problems).Read(theme, title);
        theme.Finish();
        return [.. from id in ids from crosswalk in mapped select (id, crosswalk)];
    }
}
