using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads one municipality's policy, with the standards that the city has registered for it.</summary>
public sealed class PolicyFile(QuestionBank bank, List<Problem> problems)
{
    private PartReader parts = new(new Places(new Place("", 1, 1)), problems);

    /// <summary>Where the parts of the policy read last stand.</summary>
    public Places Places { get; private set; } = new(new Place("", 1, 1));

    public Policy? Read(ContentFile file, params IReadOnlyList<ContentFile> registered)
    {
        Places = new Places(new Place(file.Name, 1, 1));
        parts = new PartReader(Places, problems);
        if (NodeReader.For(file.Parse(problems), problems, "対策基準") is not { } reader)
            return null;
        var axes = reader.Entries("axes").Select(Axis).OfType<Axis>().ToImmutableArray();
        var tables = new TableReader(axes, Places, problems);
        var records = parts.Records(reader);
        var missing = reader.Items("missing_standards").Select(Standard).OfType<MissingStandard>().ToImmutableArray();
        var scope = new RuleScope(bank.Find, [.. records.Select(r => r.Id)], [.. missing.Select(s => s.Name)], tables);
        var standards = Registered(registered, missing, scope);
        var procedures = new ProcedureReader(scope, Places, problems);
        var requirements = new RequirementReader(scope with { Registered = standards }, Places, problems);
        var policy = new Policy(
            reader.Text("policy"), reader.Text("title"), reader.Text("edition"), reader.OptionalText("note"),
            ContentFile.Hash([file, .. registered]), reader.OptionalText("template"), axes,
            [.. reader.Entries("segments").Select(Segment).OfType<Segment>()],
            [.. parts.Children(reader, "facts", "事実").Select(n => AskedFact(n, axes))],
            [.. missing.Where(m => standards.All(s => s.Standard.Name != m.Name))],
            [.. reader.Entries("roles").Select(Role).OfType<PolicyRole>()],
            [.. parts.Children(reader, "procedures", "手続").Select(procedures.Procedure)],
            Weights(reader), SamePerson(reader), [.. records, .. standards.SelectMany(s => s.Records)],
            [.. parts.Clauses(reader), .. standards.SelectMany(s => s.Clauses)],
            [
                .. parts.Children(reader, "requirements", "要件").Select(n => requirements.Read(n)),
                .. standards.SelectMany(s => s.Requirements),
            ])
        {
            SameAuditor = SameAuditor(reader),
            Exceptions = procedures.Exceptions(reader.Take("exceptions")),
            Managers = [.. reader.Items("managers").Select(procedures.Manager).OfType<ManagerRule>()],
            Standards = [.. standards.Select(s => s.Standard)],
        };
        reader.Finish();
        PolicyChecks.Run(policy, Places, problems);
        return policy;
    }

    // What one registered standard leaves to another that is not held may stay 基準未登録.
    private ImmutableArray<ReadStandard> Registered(
        IReadOnlyList<ContentFile> files, ImmutableArray<MissingStandard> missing, RuleScope scope)
    {
        var names = files.Select(StandardFile.NameIn).ToList();
        var inside = scope with { Standards = [.. scope.Standards.Except(names, StringComparer.Ordinal)] };
        var reader = new StandardFile(inside, missing, Places, problems);
        ImmutableArray<ReadStandard> read = [.. files.Select(reader.Read).OfType<ReadStandard>()];
        foreach (var twice in read.GroupBy(s => s.Standard.Name, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(new Problem(Places.Of(twice.Standard), $"基準「{twice.Standard.Name}」が 2 回登録されています。1 つにまとめてください。"));
        return read;
    }

    private Axis? Axis(Node.Entry entry)
    {
        if (NodeReader.For(entry.Value, problems, "分類軸") is not { } reader)
            return null;
        var levels = reader.Items("levels").Select(Level).OfType<Level>();
        return Places.Keep(Finished(reader, new Axis(entry.Key, reader.Text("label"), [.. levels])), entry.Place);
    }

    private Level? Level(Node node)
    {
        if (node is Node.Scalar scalar)
            return Places.Keep(new Level(scalar.Text, scalar.Text, ""), scalar.Place);
        return NodeReader.For(node, problems, "段階") is { } reader
            ? Placed(reader, new Level(reader.Text("id"), reader.Text("label"), reader.OptionalText("criteria"),
                reader.OptionalText("national")))
            : null;
    }

    private MissingStandard? Standard(Node node)
    {
        if (node is Node.Scalar scalar)
            return Places.Keep(new MissingStandard(scalar.Text.Trim(), "", []), scalar.Place);
        return NodeReader.For(node, problems, "登録されていない基準") is { } reader
            ? Placed(reader, new MissingStandard(
                reader.Text("name"), reader.OptionalText("clause"), reader.Texts("requirements")))
            : null;
    }

    private Segment? Segment(Node.Entry entry) =>
        NodeReader.For(entry.Value, problems, "ネットワーク区分") is { } reader
            ? Places.Keep(Finished(reader, new Segment(
                entry.Key, reader.Text("label"), reader.OptionalText("help"))), entry.Place)
            : null;

    private PolicyRole? Role(Node.Entry entry) =>
        NodeReader.For(entry.Value, problems, "役割") is { } reader
            ? Places.Keep(Finished(reader, new PolicyRole(
                entry.Key, reader.Text("title"), reader.OptionalText("holder"))
            {
                Delegates = reader.Texts("delegates"), Delegation = reader.OptionalText("delegation"),
            }), entry.Place)
            : null;

    private AskedFact AskedFact(NodeReader reader, ImmutableArray<Axis> axes)
    {
        var id = reader.Text("id");
        if (axes.All(a => a.Id != id) && FactCatalog.Find(id) is null)
            problems.Add(new Problem(reader.PlaceOf("id"), $"「{id}」は分類軸にも案件の事実にもありません。"));
        var standard = reader.Take("default") is null ? (ImmutableArray<string>?)null : reader.Texts("default");
        return Placed(reader, new AskedFact(
            id, reader.Text("label"), reader.OptionalText("help"), standard,
            [.. reader.Entries("options").Select(Option).OfType<FactOption>()]));
    }

    private FactOption? Option(Node.Entry entry)
    {
        if (entry.Value is Node.Scalar scalar)
            return new FactOption(entry.Key, scalar.Text.Trim(), "");
        return NodeReader.For(entry.Value, problems, "選択肢") is { } reader
            ? Finished(reader, new FactOption(entry.Key, reader.Text("label"), reader.OptionalText("help")))
            : null;
    }

    private ImmutableDictionary<Strength, decimal> Weights(NodeReader reader)
    {
        var weights = ImmutableDictionary.CreateBuilder<Strength, decimal>();
        foreach (var strength in Enum.GetValues<Strength>())
            weights[strength] = strength.StandardWeight();
        foreach (var entry in reader.Entries("weights"))
        {
            if (RequirementReader.ParseStrength(entry.Key) is { } strength && strength != Strength.Permission
                && entry.Value is Node.Scalar scalar && decimal.TryParse(
                    scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
                weights[strength] = weight;
            else
                problems.Add(new Problem(entry.Place, "weights は 必須、禁止、必要に応じて、努力 に 0 以上の数値で書いてください。"));
        }
        return weights.ToImmutable();
    }

    private SamePersonRule SamePerson(NodeReader reader)
    {
        if (NodeReader.For(reader.Take("same_person"), problems, "兼務") is not { } rule)
            return new SamePersonRule(Domain.Policies.SamePerson.WithReason, "", "");
        SamePerson? read = rule.Text("rule") switch
        {
            "refused" => Domain.Policies.SamePerson.Refused,
            "when-no-other" => Domain.Policies.SamePerson.WhenNoOther,
            "with-reason" => Domain.Policies.SamePerson.WithReason,
            _ => null,
        };
        if (read is null)
        {
            problems.Add(new Problem(rule.PlaceOf("rule"),
                "same_person の rule を書いてください（refused、when-no-other、with-reason）。"));
        }
        return Placed(rule, new SamePersonRule(
            read ?? Domain.Policies.SamePerson.Refused, rule.OptionalText("clause"), rule.OptionalText("unless")));
    }

    // Left out, the policy says nothing of it, and nothing is asked.
    private SameAuditorRule? SameAuditor(NodeReader reader)
    {
        if (NodeReader.For(reader.Take("same_auditor"), problems, "監査の兼務") is not { } rule)
            return null;
        var read = rule.Text("rule");
        if (read is not ("refused" or "with-reason"))
            problems.Add(new Problem(rule.PlaceOf("rule"), "same_auditor の rule を書いてください（refused、with-reason）。"));
        return Placed(rule, new SameAuditorRule(
            read == "with-reason", rule.Text("clause"), rule.OptionalText("unless")));
    }

    private T Placed<T>(NodeReader reader, T part)
        where T : class => parts.Placed(reader, part);

    private static T Finished<T>(NodeReader reader, T value)
    {
        reader.Finish();
        return value;
    }
}
