using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Reads the procedures of a policy with what is asked before them, and its 例外措置.</summary>
public sealed class ProcedureReader(RuleScope scope, Places places, List<Problem> problems)
{
    private readonly FillReader fills = new(scope, problems);

    public Procedure Procedure(NodeReader reader)
    {
        var id = reader.Text("id");
        if (!Procedures.IsKnown(id))
            problems.Add(new Problem(reader.PlaceOf("id"), $"手続「{id}」はありません（{string.Join("、", Procedures.Known)}）。"));
        return Placed(reader, new Procedure(
            id, reader.Text("title"), scope.Tables.Table(reader.Take("when")), reader.Text("clause"),
            reader.OptionalText("why"), reader.Texts("submits"), reader.Texts("decides"), reader.Texts("steps"))
        {
            Advice = NodeReader.For(reader.Take("advice"), problems, "助言") is { } advice ? Advice(advice) : null,
            Fills = Fills(reader, "fills"),
            OnlyByException = Flag(reader, "only_by_exception"),
        });
    }

    public ExceptionRule? Exceptions(Node? node) =>
        NodeReader.For(node, problems, "例外措置") is { } reader
            ? Placed(reader, new ExceptionRule(
                reader.Text("clause"), reader.OptionalText("emergency"), reader.RequiredTexts("asks"),
                reader.RequiredTexts("decides"), Fills(reader, "asked_fills"), Fills(reader, "granted_fills"))
            {
                Look = NodeReader.For(reader.Take("look"), problems, "申請状況の確認") is { } look ? Look(look) : null,
            })
            : null;

    public ManagerRule? Manager(Node node) =>
        NodeReader.For(node, problems, "管理者") is { } reader
            ? Placed(reader, new ManagerRule(reader.Text("role"), reader.OptionalText("title"), When(reader)))
            : null;

    private AdviceRule Advice(NodeReader reader) => Placed(reader, new AdviceRule(
        reader.Text("label"), reader.Text("clause"), When(reader), reader.RequiredTexts("asks"),
        reader.RequiredTexts("gives"), Fills(reader, "fills")));

    // Clauses say 定期的に and leave the interval to the city: it is chosen in the file, never here.
    private ExceptionLook Look(NodeReader reader)
    {
        var months = reader.OptionalNumber("every_months");
        if (months is not (>= 1 and <= 120) || months != decimal.Truncate(months.Value))
        {
            problems.Add(new Problem(reader.PlaceOf("every_months"),
                "look の every_months は、何か月ごとに確認するかを 1 から 120 までの整数で書いてください（条文に間隔がなければ、市が決めます）。"));
            months = 12;
        }
        return Placed(reader, new ExceptionLook(
            (int)months.Value, reader.RequiredTexts("by"), reader.Text("clause"), reader.OptionalText("note")));
    }

    // Left out, it holds in every case.
    private DecisionTable When(NodeReader reader) =>
        reader.Take("when") is { } node ? scope.Tables.Table(node) : new DecisionTable([new Row([])]);

    private bool Flag(NodeReader reader, string key)
    {
        var written = reader.OptionalText(key);
        if (written is not ("" or "true" or "false"))
            problems.Add(new Problem(reader.PlaceOf(key), $"{key} は true か false で書いてください。"));
        return written == "true";
    }

    private ImmutableArray<Fill> Fills(NodeReader reader, string key) =>
        [.. reader.Items(key).Select(n => NodeReader.For(n, problems, key)).OfType<NodeReader>().Select(fills.Read).OfType<Fill>()];

    private T Placed<T>(NodeReader reader, T part)
        where T : class
    {
        reader.Finish();
        return places.Keep(part, reader.Place);
    }
}
