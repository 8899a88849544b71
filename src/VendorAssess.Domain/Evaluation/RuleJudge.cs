using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Judges a rule tree; the reasons have the shape of the tree, so they are the explanation too.</summary>
public static class RuleJudge
{
    public static Reason Judge(Rule rule, Context context) => rule switch
    {
        Rule.All all => Combine("すべてを満たす", all.Items, context, TruthTables.All),
        Rule.Any any => Combine("いずれかを満たす", any.Items, context, TruthTables.Any),
        Rule.Not not => Negate(Judge(not.Item, context)),
        Rule.Always => Reason.Leaf(Truth.True, "常に満たす"),
        Rule.Never => Reason.Leaf(Truth.False, "該当した時点で満たさない"),
        Rule.Consult => Reason.Leaf(Truth.Unknown, "対策基準だけでは決められず、協議が必要", block: Block.Consult),
        Rule.Unregistered(var standard) => Reason.Leaf(
            Truth.Unknown, $"{RuleWords.Standard(standard)}が登録されていない", block: Block.Unregistered),
        Rule.Registered registered => RowsJudge.Judge(registered, context),
        Rule.FactLeaf fact => Applicability.Judge(fact.Facts, context.Policy, context.Facts),
        Rule.RecordLeaf record => JudgeRecord(record.Record, context),
        Rule.AnswerLeaf leaf => JudgeAnswer(leaf, context),
        _ => throw new InvalidOperationException($"Unknown rule {rule.GetType().Name}."),
    };

    private static Reason Combine(
        string text, ImmutableArray<Rule> items, Context context, Func<IEnumerable<Truth>, Truth> table)
    {
        var parts = items.Select(i => Judge(i, context)).ToImmutableArray();
        return parts is [var only] ? only : new Reason(table(parts.Select(p => p.Truth)), text, parts);
    }

    private static Reason Negate(Reason inner) => 
        new(inner.Truth.Not(), "次に当たらない", [inner], Block: inner.Block) { IsNegation = true };

    private static Reason JudgeRecord(string id, Context context)
    {
        var label = context.Policy.Records.FirstOrDefault(r => r.Id == id)?.Label ?? id;
        var basis = new Basis.CityRecord(id);
        return context.Answers.Records.Contains(id)
            ? Reason.Leaf(Truth.True, $"市の記録「{label}」あり", basis)
            : Reason.Leaf(Truth.Unknown, $"市の記録「{label}」がまだない", basis);
    }

    private static Reason JudgeAnswer(Rule.AnswerLeaf leaf, Context context)
    {
        var answer = context.Answers.Find(leaf.Question);
        var question = context.Bank.Find(leaf.Question);
        var field = question?.FieldNamed(leaf.Field);
        var basis = new Basis.Answer(
            leaf.Question, leaf.Field == Field.MainName ? "" : PartLabel(leaf, field), "",
            RuleWords.Wanted(leaf.Test, field), WhyUnknown(answer, question, context.AsOf));
        if (basis.Open is { } why)
            return Reason.Leaf(Truth.Unknown, $"{leaf.Question} は{why}", basis);

        var given = (AnswerValue.Given)answer!.Value;
        if (Judged(leaf, given) is not { } value)
        {
            var missing = $"回答の一部（{PartLabel(leaf, field)}）がない";
            return Reason.Leaf(Truth.Unknown, $"{leaf.Question} の{missing}", basis with { Open = missing });
        }
        var shown = AnswerWords.Show(value, field);
        return Reason.Leaf(
            AnswerJudge.Holds(leaf.Test, value, context),
            $"{leaf.Question} は{shown}（{AnswerWords.Wanted(leaf.Test, field)}）", basis with { Given = shown });
    }

    // Whether there is an answer at all is shown by any part of it.
    private static FieldValue? Judged(Rule.AnswerLeaf leaf, AnswerValue.Given given) =>
        given.Field(leaf.Field)
        ?? (leaf is { Test: AnswerTest.Answered, Field: Field.MainName } ? given.Fields.Values.FirstOrDefault() : null);

    private static string PartLabel(Rule.AnswerLeaf leaf, Field? field) =>
        field is { Label.Length: > 0 } ? field.Label : leaf.Field == Field.MainName ? "主な回答" : leaf.Field;

    private static string? WhyUnknown(Answer? answer, Question? question, DateOnly asOf) => answer switch
    {
        null => "未回答",
        { Value: AnswerValue.Pending } => "確認中",
        { Value: AnswerValue.NotApplicable(var reason) } => $"該当なし（{reason}）",
        _ when LastDay(answer, question) is { } until && until < asOf => $"期限切れ（{JapaneseDate.Format(until)}まで）",
        _ => null,
    };

    private static DateOnly? LastDay(Answer answer, Question? question) =>
        question is null ? answer.ValidUntil : answer.CountsUntil(question);
}
