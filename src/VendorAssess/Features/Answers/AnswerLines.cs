using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

/// <summary>Whether a question is asked; one that is not may still hold an answer from before.</summary>
public enum LinePlace { Asked, Kept, Hidden }

/// <summary>A question that the case needs with the answer held; not asked when its condition fails.</summary>
public sealed record AnswerLine(Question Question, AnswerRow? Row, Answer? Answer, bool Asked)
{
    public LinePlace Place => (Asked, Row) switch
    {
        (true, _) => LinePlace.Asked,
        (_, not null) => LinePlace.Kept,
        _ => LinePlace.Hidden,
    };

    /// <summary>Why the answer is asked again; null for one that stands.</summary>
    public Staleness? Stale { get; init; }

    /// <summary>What stands beside the value, also where that cannot be read; null without an answer.</summary>
    public Answer? Beside => Row is null ? null : Answer ?? Row.With(new AnswerValue.Pending());

    public bool IsPending => Answer?.Value is AnswerValue.Pending;

    public bool IsAnswered => Answer is not null && !IsPending;

    public OpenQuestion Open => new(Question, Row is null ? null : new HeldAnswer(Row.Revision, Answer));
}

public sealed record AnswerGroup(string Id, string Title, ImmutableArray<AnswerLine> Lines)
{
    public Progress Progress => Progress.Of(Lines);

    public IEnumerable<OpenQuestion> Open => Lines.Select(l => l.Open);
}

/// <summary>How far a sheet is: what has to be answered, what is, and what someone is still looking into.</summary>
public sealed record Progress(int Asked, int Answered, int Pending)
{
    public static Progress Of(IEnumerable<AnswerLine> lines)
    {
        var asked = lines.Where(l => l.Asked || l.IsAnswered).ToList();
        return new Progress(asked.Count, asked.Count(l => l.IsAnswered && l.Stale is null), asked.Count(l => l.IsPending));
    }

    public string Words => Pending == 0 ? $"{Answered} / {Asked} 問" : $"{Answered} / {Asked} 問（確認中 {Pending}）";
}

public static class AnswerLines
{
    /// <summary>The questions about the service, or those the city answers for the case itself, by group.</summary>
    public static ImmutableArray<AnswerGroup> GroupsOf(
        CaseFile file, Context context, int? candidate, Func<string?, string, Question?>? askedThen = null)
    {
        var asked = AskedQuestions.For(context.Policy, context.Bank, context.Facts)
            .Select(a => a.Question)
            .Where(q => q.AboutService == candidate is not null);
        return GroupsOf(asked, file.RowsFor(candidate), context, askedThen);
    }

    /// <summary>Some of the questions that a case asks, by group.</summary>
    public static ImmutableArray<AnswerGroup> GroupsOf(
        IEnumerable<Question> asked, IReadOnlyDictionary<string, AnswerRow> rows, Context context,
        Func<string?, string, Question?>? askedThen = null)
    {
        var facts = context with { Facts = context.Facts.Completed(context.Policy) };
        return
        [
            .. asked
                .GroupBy(q => q.Group, StringComparer.Ordinal)
                .Select(g => new AnswerGroup(
                    g.Key,
                    context.Bank.GroupTitle(g.Key),
                    [.. g.Select(q => Line(q, rows.GetValueOrDefault(q.Id), facts, askedThen))])),
        ];
    }

    private static AnswerLine Line(
        Question question, AnswerRow? row, Context context, Func<string?, string, Question?>? askedThen)
    {
        var answer = row?.AnswerFor(question);
        return new AnswerLine(question, row, answer, question.IsAskedYet(context))
        {
            Stale = row is null
                ? null
                : Staleness.Of(answer, question, askedThen?.Invoke(row.BankHash, question.Id), context.AsOf),
        };
    }
}
