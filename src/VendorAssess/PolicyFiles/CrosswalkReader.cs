using System.Collections.Immutable;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads <c>crosswalk</c>: a line names one scheme in one version, and one id of it or several.</summary>
public sealed class CrosswalkReader(List<Problem> problems)
{
    public ImmutableArray<Crosswalk> Read(NodeReader owner, string theme) =>
    [
        .. owner.Items("crosswalk")
            .Select(n => NodeReader.For(n, problems, "対応"))
            .OfType<NodeReader>()
            .SelectMany(n => Line(n, theme)),
    ];

    private List<Crosswalk> Line(NodeReader line, string theme)
    {
        var (framework, version, word) = (line.Text("framework"), line.OptionalText("version"), line.Text("trust"));
        var trust = TrustWords.Parse(word);
        if (trust is null && word.Length > 0)
            problems.Add(new Problem(line.Place, $"検証の程度「{word}」はありません（一次、二次、抜粋、背景）。"));
        var ids = line.RequiredTexts("id");
        line.Finish();
        return [.. ids.Select(id => new Crosswalk(framework, version, id, trust ?? Trust.Background, theme))];
    }
}
