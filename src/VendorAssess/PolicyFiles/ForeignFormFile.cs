using System.Collections.Immutable;
using System.Text.RegularExpressions;
using VendorAssess.Domain.Papers;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads <c>papers/*.yaml</c>: how the questionnaires look that vendors have filled for others.</summary>
public sealed class ForeignFormFile(List<Problem> problems)
{
    public ForeignForm? Read(ContentFile file)
    {
        if (NodeReader.For(file.Parse(problems), problems, "他の質問票") is not { } root)
            return null;
        var form = new ForeignForm(
            root.Text("paper"), root.Text("title"), Shape(root),
            root.RequiredTexts("answers"), root.Texts("notes"), Versions(root));
        root.Finish();
        return form;
    }

    private string Shape(NodeReader root)
    {
        var shape = root.Text("id");
        try
        {
            // Strangers' cells are held against it: without backtracking it takes no more time than they have letters.
            _ = new Regex($"^(?:{shape})$", RegexOptions.NonBacktracking);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            problems.Add(new Problem(root.PlaceOf("id"), "「id」を正規表現として使えません。後方参照や先読みのない形で書いてください。"));
        }
        return shape;
    }

    private ImmutableArray<ForeignVersion> Versions(NodeReader root) =>
    [
        .. root.Items("versions")
            .Select(node => NodeReader.For(node, problems, "版"))
            .OfType<NodeReader>()
            .Select(Version),
    ];

    private ForeignVersion Version(NodeReader node)
    {
        var version = new ForeignVersion(
            node.Text("version"), node.RequiredTexts("marks"), node.OptionalText("framework"),
            node.OptionalText("framework_version"), node.OptionalText("why_not"));
        if (version.IsMapped == version.WhyNotMapped.Length > 0)
            problems.Add(new Problem(node.Place, "「framework」か「why_not」（候補を出さない理由）の、どちらか一方を書いてください。"));
        node.Finish();
        return version;
    }
}
