using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Importing;

/// <summary>One question of a workbook beside what is held: what would change, or why it cannot be stored.</summary>
public sealed record ImportLine(
    Question Question, ImportedLine Read, AnswerRow? Row, Answer? Held, WantedAnswer? Wanted, string? WhyNot)
{
    public bool IsUnchanged => Wanted is not null && Held is not null && AnswerPlan.SaysTheSame(Held, Wanted.Answer);

    public bool CanBeTaken => Wanted is not null && !IsUnchanged;

    /// <summary>What is held, as a page shows it.</summary>
    public AnswerLine Now => new(Question, Row, Held, Asked: true);

    public int Seen => Row?.Revision ?? 0;

    /// <summary>Every line, in the order of the bank.</summary>
    public static ImmutableArray<ImportLine> All(
        ImportedWorkbook workbook, QuestionBank bank, IReadOnlyDictionary<string, AnswerRow> rows, DateOnly today)
    {
        var read = workbook.Lines.ToDictionary(l => l.Question, StringComparer.Ordinal);
        return
        [
            .. bank.Questions
                .Where(q => read.ContainsKey(q.Id))
                .Select(q => Of(q, read[q.Id], rows.GetValueOrDefault(q.Id), today)),
        ];
    }

    // An empty cell never takes anything away: what is held stays beside what is new.
    private static ImportLine Of(Question question, ImportedLine read, AnswerRow? row, DateOnly today)
    {
        var held = row?.AnswerFor(question);
        var line = new ImportLine(question, read, row, held, null, null);
        if (!question.AboutService)
            return line with { WhyNot = "所管課が答える設問です。事業者の回答としては取り込みません。" };
        var value = read.ValueFor(question);
        if (read.Value is not null && value is null)
            return line with { WhyNot = "いまの版の設問では読めない回答です。" };
        if ((value ?? held?.Value) is not { } wanted)
            return line with { WhyNot = "回答の欄が空のため、補足と証跡だけでは取り込めません。回答を書いてもらってください。" };
        var answer = new Answer(
            question.Id, wanted, read.Note ?? held?.Note ?? "", read.Evidence ?? held?.Evidence ?? "",
            read.AsOf ?? held?.AsOf, read.By.Length > 0 ? read.ValidUntil : held?.ValidUntil, row?.Revision ?? 0);
        return line with
        {
            Wanted = new WantedAnswer(
                Dated(answer, held, question, today), value is null ? row?.Written ?? "" : read.Written),
        };
    }

    // The dates of an answer whose time is over do not go on to the one that follows it: that speaks of today.
    private static Answer Dated(Answer answer, Answer? held, Question question, DateOnly today) =>
        held is null || AnswerPlan.SaysTheSame(held, answer) || !(held.HoldsUntil(question) < today)
            ? answer
            : answer with
            {
                AsOf = answer.AsOf == held.AsOf ? null : answer.AsOf,
                ValidUntil = answer.ValidUntil == held.ValidUntil ? null : answer.ValidUntil,
            };
}
