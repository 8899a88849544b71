using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>A question with what is held for it.</summary>
public sealed record OpenQuestion(Question Question, HeldAnswer? Held);

/// <summary>A text of the city's own with what is held for it: one of its records, or its note beside an answer.</summary>
public sealed record OpenRecord(InputNames Names, string Label, RecordText Held)
{
    public static OpenRecord OfRecord(CityRecord record, IEnumerable<RecordRow> rows) =>
        new(InputNames.OfRecord(record.Id), record.Label, Newest(record.Id, rows));

    public static OpenRecord OfNote(Question question, IEnumerable<RecordRow> rows) =>
        new(InputNames.OfNote(question.Id), question.NoteLabel, Newest(question.Id, rows));

    private static RecordText Newest(string id, IEnumerable<RecordRow> rows) =>
        rows.FirstOrDefault(r => r.Record == id) is { } row
            ? new RecordText(id, row.Revision, row.Content)
            : new RecordText(id, 0, "");
}

/// <summary>What a form asks, with what is held at the moment.</summary>
public sealed record OpenForm(IReadOnlyList<OpenQuestion> Questions, IReadOnlyList<OpenRecord> Records)
{
    public static readonly OpenForm Nothing = new([], []);

    public TypedValues Held => HeldInputs.Of(this);

    public bool IsEmpty => Questions.Count == 0 && Records.Count == 0;

    public bool Asks(Question question) => Questions.Any(q => q.Question.Id == question.Id);

    public bool Asks(InputNames text) => Records.Any(r => r.Names.Question == text.Question);

    public bool HasCountries => Questions.Any(q => q.Question.Fields.Any(f =>
        f.Type == FieldType.Countries || f.Columns.Any(c => c.Type == FieldType.Countries)));
}

/// <summary>What stands in the inputs, what of it is to be saved, and what cannot be taken.</summary>
public sealed record AnswerForm(TypedValues Values)
{
    public IReadOnlyList<WantedAnswer> Answers { get; init; } = [];

    public IReadOnlyList<RecordText> Records { get; init; } = [];

    public IReadOnlyList<InputProblem> Problems { get; private init; } = [];

    private IReadOnlyDictionary<string, string> Understood { get; init; } = new Dictionary<string, string>();

    /// <summary>The <see cref="InputNames.Question"/> of what was touched here and changed elsewhere.</summary>
    public IReadOnlySet<string> Overtaken { get; private init; } = new HashSet<string>();

    public static AnswerForm Show(OpenForm open) => new(open.Held) { Understood = Understanding.Of(open) };

    /// <summary>How what is held was understood, where that says more than what stands in the input.</summary>
    public string UnderstoodAs(string input) =>
        Understood.TryGetValue(input, out var text) && text != Values.One(input).Trim() ? $"{text} と読みました。" : "";

    /// <summary>
    /// What was touched stays as it was typed; what was not shows what is held now, so that a second try cannot put an
    /// older value back.
    /// </summary>
    public static AnswerForm Read(OpenForm open, TypedValues posted)
    {
        var problems = new List<InputProblem>();
        var questions = open.Questions.Where(q => new InputNames(q.Question.Id).Touched(posted)).ToList();
        var records = open.Records.Where(r => r.Names.Touched(posted)).ToList();
        (InputNames Names, int Held)[] touched =
        [
            .. questions.Select(q => (new InputNames(q.Question.Id), q.Held?.Revision ?? 0)),
            .. records.Select(r => (r.Names, r.Held.Revision)),
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
