using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>A question with what is held for it.</summary>
public sealed record OpenQuestion(Question Question, HeldAnswer? Held);

/// <summary>One of the city's own records with what is held for it.</summary>
public sealed record OpenRecord(string Id, string Label, RecordText Held);

/// <summary>What a form asks, with what is held at the moment.</summary>
public sealed record OpenForm(IReadOnlyList<OpenQuestion> Questions, IReadOnlyList<OpenRecord> Records)
{
    public TypedValues Held => HeldInputs.Of(this);
}

/// <summary>What stands in the inputs, what of it is to be saved, and what cannot be taken.</summary>
public sealed record AnswerForm(TypedValues Values)
{
    public IReadOnlyList<WantedAnswer> Answers { get; private init; } = [];

    public IReadOnlyList<RecordText> Records { get; private init; } = [];

    public IReadOnlyList<InputProblem> Problems { get; private init; } = [];

    /// <summary>The <see cref="InputNames.Question"/> of what was touched here and changed elsewhere.</summary>
    public IReadOnlySet<string> Overtaken { get; private init; } = new HashSet<string>();

    public static AnswerForm Show(OpenForm open) => new(open.Held);

    /// <summary>
    /// What was touched stays as it was typed; what was not shows what is held now, so that a second try cannot put an
    /// older value back.
    /// </summary>
    public static AnswerForm Read(OpenForm open, TypedValues posted)
    {
        var problems = new List<InputProblem>();
        var questions = open.Questions.Where(q => new InputNames(q.Question.Id).Touched(posted)).ToList();
        var records = open.Records.Where(r => InputNames.OfRecord(r.Id).Touched(posted)).ToList();
        (InputNames Names, int Held)[] touched =
        [
            .. questions.Select(q => (new InputNames(q.Question.Id), q.Held?.Revision ?? 0)),
            .. records.Select(r => (InputNames.OfRecord(r.Id), r.Held.Revision)),
        ];
        return new AnswerForm(Merge(open.Held, posted, touched.Select(t => t.Names)))
        {
            Answers =
            [
                .. questions
                    .Select(q => new TypedAnswer(q.Question, posted, problems).Read())
                    .OfType<WantedAnswer>(),
            ],
            Records = [.. records.Select(r => TypedRecord.Read(r, posted, problems))],
            Overtaken = touched
                .Where(t => posted.Number(t.Names.Seen) != t.Held)
                .Select(t => t.Names.Question)
                .ToHashSet(StringComparer.Ordinal),
            Problems = problems,
        };
    }

    public IEnumerable<string> ProblemsOf(string input) => Problems.Where(p => p.Input == input).Select(p => p.Text);

    private static TypedValues Merge(TypedValues held, TypedValues posted, IEnumerable<InputNames> touched)
    {
        var values = new Dictionary<string, StringValues>(held.ByName, StringComparer.Ordinal);
        foreach (var names in touched)
        {
            foreach (var name in held.ByName.Keys.Concat(posted.ByName.Keys).Where(names.IsInput))
                values[name] = posted.ByName.GetValueOrDefault(name);
        }
        return new TypedValues(values);
    }
}
