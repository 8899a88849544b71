using System.Collections.Immutable;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>
/// Reads what a step counts as: <c>{ question: W07 }</c>, <c>{ question: W04, choice: a }</c>,
/// <c>{ question: W08, columns: { result: result } }</c> or <c>{ record: use-judgement }</c>.
/// </summary>
public sealed class FillReader(RuleScope scope, List<Problem> problems)
{
    private static readonly ImmutableSortedDictionary<string, StepPart> Parts = Enum.GetValues<StepPart>()
        .ToImmutableSortedDictionary(p => p.ToString().ToLowerInvariant(), p => p, StringComparer.Ordinal);

    private sealed record Written(NodeReader At, string Question, string Choice, List<Node.Entry> Columns);

    public Fill? Read(NodeReader reader)
    {
        var record = reader.OptionalText("record");
        var written = new Written(
            reader, reader.OptionalText("question"), reader.OptionalText("choice"), [.. reader.Entries("columns")]);
        reader.Finish();
        return (record.Length > 0, written) switch
        {
            (false, { Question.Length: > 0 }) => Answer(written),
            (true, { Question.Length: 0, Choice.Length: 0, Columns.Count: 0 }) => Kept(reader, record),
            _ => Wrong(reader.Place, "記録なら record だけを、設問なら question と、要れば choice か columns を書いてください。"),
        };
    }

    private Fill? Kept(NodeReader reader, string record) => scope.Records.Contains(record)
        ? new Fill.Kept(record)
        : Wrong(reader.PlaceOf("record"), $"記録「{record}」はありません。records に足すか、綴りを直してください。");

    private Fill? Answer(Written written)
    {
        var place = written.At.PlaceOf("question");
        if (scope.Find(written.Question) is not { } question)
            return Wrong(place, $"設問 {written.Question} はありません。綴りを確かめてください。");
        if (question.AboutService)
            return Wrong(place, $"設問 {question.Id} はサービスについて答えるものです。市が案件について答える設問だけを書けます。");
        return (written, question.Main) switch
        {
            ({ Choice.Length: > 0, Columns.Count: 0 }, var main) when main.ChoiceText(written.Choice) is not null =>
                new Fill.Chosen(question.Id, written.Choice),
            ({ Choice: "", Columns.Count: > 0 }, { Type: FieldType.Table } table) => Row(question.Id, table, written.Columns),
            ({ Choice: "", Columns.Count: 0 }, { Type: FieldType.Text }) => new Fill.Words(question.Id),
            _ => Wrong(place, $"設問 {question.Id} には、選ぶ設問なら choice に選択肢の文字を、表なら columns に列を書いてください。"),
        };
    }

    private Fill? Row(string id, Field table, List<Node.Entry> columns)
    {
        var parts = ImmutableSortedDictionary.CreateBuilder<string, StepPart>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (table.Columns.All(c => c.Name != column.Key))
                return Wrong(column.Place, $"設問 {id} に列「{column.Key}」はありません（{Names(table.Columns.Select(c => c.Name))}）。");
            if (column.Value is not Node.Scalar { Text: var word } || !Parts.TryGetValue(word, out var part))
                return Wrong(column.Value.Place, $"列に入れるものは、次の中から書いてください（{Names(Parts.Keys)}）。");
            parts[column.Key] = part;
        }
        return new Fill.TableRow(id, parts.ToImmutable());
    }

    private static string Names(IEnumerable<string> names) => string.Join("、", names);

    private Fill? Wrong(Place place, string what)
    {
        problems.Add(new Problem(place, what));
        return null;
    }
}
