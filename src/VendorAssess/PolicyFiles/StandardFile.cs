using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>What a city's file of a standard holds: its head, and the rows that the policy takes over.</summary>
public sealed record ReadStandard(
    RegisteredStandard Standard,
    ImmutableArray<CityRecord> Records,
    ImmutableArray<Clause> Clauses,
    ImmutableArray<Requirement> Requirements);

/// <summary>
/// Reads a standard that a policy delegates to and that the city registers (<c>standards/*.yaml</c>): rows of the same
/// shape as the policy's, over the same facts and questions.
/// </summary>
public sealed class StandardFile(RuleScope scope, ImmutableArray<MissingStandard> missing, Places places, List<Problem> problems)
{
    /// <summary>Its files carry their folder in the name: a policy of the same name is another file.</summary>
    public const string Folder = "standards";

    public static bool IsOne(ContentFile file) => file.Name.StartsWith($"{Folder}/", StringComparison.Ordinal);

    /// <summary>The name that a file gives the standard; empty where it gives none.</summary>
    public static string NameIn(ContentFile file) => Head(file, "standard");

    /// <summary>The policy that a file is for; empty where it names none.</summary>
    public static string PolicyIn(ContentFile file) => Head(file, "policy");

    /// <summary>Null when the file cannot be read or speaks of no standard that the policy waits for.</summary>
    public ReadStandard? Read(ContentFile file)
    {
        if (NodeReader.For(file.Parse(problems), problems, "登録する基準") is not { } reader)
            return null;
        reader.Take("policy");
        var name = reader.Text("standard");
        if (missing.FirstOrDefault(m => m.Name == name) is not { } waiting)
        {
            problems.Add(new Problem(reader.PlaceOf("standard"), $"基準「{name}」は、対策基準の missing_standards に"
                + $"ありません。名前をそろえてください（{string.Join("、", missing.Select(m => m.Name))}）。"));
            return null;
        }
        var parts = new PartReader(places, problems);
        var records = parts.Records(reader);
        var inside = scope with { Records = [.. scope.Records, .. records.Select(r => r.Id)] };
        var requirements = new RequirementReader(inside, places, problems);
        var read = new ReadStandard(
            new RegisteredStandard(name, reader.Text("title"), reader.Text("edition"), reader.OptionalText("note"),
                waiting.Clause, waiting.Requirements),
            records, [.. parts.Clauses(reader).Select(c => places.Keep(c with { Standard = name }, places.Of(c)))],
            [.. parts.Children(reader, "requirements", "要件").Select(n => requirements.Read(n, name))]);
        reader.Finish();
        places.Keep(read.Standard, reader.PlaceOf("standard"));
        if (read.Requirements.IsEmpty)
            problems.Add(new Problem(reader.Place, "要件（requirements）がありません。"));
        return read;
    }

    // What cannot be read is told where the whole file is read.
    private static string Head(ContentFile file, string key) =>
        file.Parse([]) is Node.Map map && map.Find(key)?.Value is Node.Scalar scalar ? scalar.Text.Trim() : "";
}
