using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads a scenario; facts and answers have the shapes of facts.json and answers.json.</summary>
public sealed class ScenarioFile(
    QuestionBank bank, IReadOnlyDictionary<string, Policy> policies,
    IReadOnlyDictionary<string, Policy> withoutStandards, List<Problem> problems)
{
    public Scenario? Read(ContentFile file)
    {
        if (NodeReader.For(file.Parse(problems), problems, "シナリオ") is not { } reader)
            return null;
        var (title, policyId) = (reader.Text("scenario"), reader.Text("policy"));
        if (!policies.TryGetValue(policyId, out var policy))
        {
            problems.Add(new Problem(reader.PlaceOf("policy"),
                $"対策基準 {policyId} はありません（{string.Join("、", policies.Keys)}）。"));
            return null;
        }
        var registered = Registered(reader, policy);
        if (!registered)
            policy = withoutStandards.GetValueOrDefault(policyId, policy);
        var asOf = AsOf(reader);
        var facts = Facts(reader, policy);
        var answers = Answers(reader, policy);
        var expect = NodeReader.For(reader.Take("expect"), problems, "expect");
        reader.Finish();
        return expect is null ? null : Expecting(
            new Scenario(file.Name, title, policyId, registered, asOf, facts, answers, null, null, NoStatuses, null, NoPlaces),
            policy, expect);
    }

    private Scenario Expecting(Scenario scenario, Policy policy, NodeReader expect)
    {
        var statuses = NoStatuses;
        var places = NoPlaces.ToBuilder();
        foreach (var name in (string[])["procedure", "verdict", "knock_outs"])
            places[name] = expect.Take(name)?.Place ?? expect.Place;
        foreach (var entry in expect.Entries("statuses"))
        {
            var label = (entry.Value as Node.Scalar)?.Text ?? "";
            if (StatusWords.Parse(label) is null)
                problems.Add(new Problem(entry.Value.Place, $"{entry.Key}: 「{label}」という判定はありません（{Labels}）。"));
            CheckRequirement(entry.Key, policy, entry.Place);
            statuses = statuses.SetItem(entry.Key, label);
            places[entry.Key] = entry.Place;
        }
        var read = scenario with
        {
            Procedure = expect.OptionalText("procedure") is { Length: > 0 } procedure ? procedure : null,
            Verdict = expect.OptionalText("verdict") is { Length: > 0 } verdict ? verdict : null,
            Statuses = statuses,
            KnockOuts = expect.Take("knock_outs") is null ? null : expect.Texts("knock_outs"),
            ExpectedAt = places.ToImmutable(),
        };
        foreach (var item in expect.Items("knock_outs"))
            CheckRequirement((item as Node.Scalar)?.Text ?? "", policy, item.Place);
        expect.Finish();
        return read;
    }

    private void CheckRequirement(string id, Policy policy, Place place)
    {
        if (policy.FindRequirement(id) is null)
            problems.Add(new Problem(place, $"要件 {id} は対策基準 {policy.Id} にありません。番号を確かめてください。"));
    }

    private static string Labels => string.Join("、", Enum.GetValues<Status>().Select(s => s.Label()));

    private bool Registered(NodeReader reader, Policy policy)
    {
        var word = reader.OptionalText("registered");
        if (word is not ("" or "true" or "false"))
            problems.Add(new Problem(reader.PlaceOf("registered"), "registered は true か false です。"));
        if (word == "true" && policy.Standards.IsEmpty)
        {
            problems.Add(new Problem(reader.PlaceOf("registered"),
                $"対策基準 {policy.Id} に、登録した基準がありません。standards に置くか、registered を除いてください。"));
        }
        return word == "true";
    }

    private DateOnly AsOf(NodeReader reader)
    {
        if (DateOnly.TryParseExact(reader.Text("as_of"), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date))
            return date;
        problems.Add(new Problem(reader.PlaceOf("as_of"), "as_of は 2026-11-21 の形の日付です。"));
        return default;
    }

    private Facts Facts(NodeReader reader, Policy policy)
    {
        if (reader.Take("facts") is not { } node)
            return Domain.Cases.Facts.Empty;
        var found = new List<string>();
        var facts = FactsJson.Read(policy, Json(node), found);
        problems.AddRange(found.Select(f => new Problem(node.Place, $"facts.{f}")));
        return facts;
    }

    private AnswerSet Answers(NodeReader reader, Policy policy)
    {
        var answers = new List<Answer>();
        foreach (var entry in reader.Entries("answers"))
        {
            var found = new List<string>();
            if (bank.Find(entry.Key) is not { } question)
                found.Add("この番号の設問はありません。番号を確かめてください。");
            else if (AnswerJson.Read(question, Json(entry.Value), found) is { } value)
                answers.Add(new Answer(question.Id, value));
            problems.AddRange(found.Select(f => new Problem(entry.Place, $"{entry.Key}: {f}")));
        }
        var records = reader.Texts("records");
        foreach (var id in records.Where(id => policy.Records.All(r => r.Id != id)))
        {
            problems.Add(new Problem(reader.PlaceOf("records"),
                $"records: 記録 {id} は対策基準にありません（{string.Join("、", policy.Records.Select(r => r.Id))}）。"));
        }
        return AnswerSet.Of(answers, records);
    }

    private static JsonElement Json(Node node) =>
        JsonSerializer.SerializeToElement(node.ToJson());

    private static readonly ImmutableDictionary<string, Place> NoPlaces =
        ImmutableDictionary.Create<string, Place>(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, string> NoStatuses =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
