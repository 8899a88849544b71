using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>What a save would add, and where someone else was faster.</summary>
public sealed record SheetPlan(AnswerPlan Answers, RecordPlan Records)
{
    public static readonly SheetPlan Nothing = new(new AnswerPlan([], []), new RecordPlan([], []));

    public int Added => Answers.Additions.Length + Records.Additions.Length;
}

/// <summary>
/// A sheet with the edition that its answers are read by. The texts are the city's own: records on a case's sheet, notes
/// beside the answers about a candidate.
/// </summary>
public sealed record OpenSheet(SheetKey Key, CaseFile File, ImmutableArray<RecordRow> Texts, Edition Edition)
{
    /// <summary>Finds questions as older editions asked them; an answer to one that changed is asked again.</summary>
    public Func<string?, string, Question?>? AskedThen { get; init; }

    /// <summary>The inputs of one item alone; null when it has no place on this sheet.</summary>
    public OpenForm? FormOf(string item)
    {
        if (Edition.Bank.Find(item) is { } question && question.AboutService == Key.Candidate is not null)
            return new OpenForm([new OpenQuestion(question, Held.GetValueOrDefault(item))], []);
        return Writable.FirstOrDefault(t => t.Names.Question == item) is { } text ? new OpenForm([], [text]) : null;
    }

    public SheetPlan PlanFor(AnswerForm form) => new(
        AnswerPlan.For(form.Answers, Held),
        RecordPlan.For(form.Records, Texts.Select(r => new RecordText(r.Record, r.Revision, r.Content))));

    /// <summary>Who wrote the newest revision of an item, and when; nobody yet is an empty name.</summary>
    public (string By, DateTime? At) WriterOf(InputNames item) => item.Subject == item.Question
        ? File.RowsFor(Key.Candidate).GetValueOrDefault(item.Question) is { } row ? (row.By, row.At) : ("", null)
        : Texts.FirstOrDefault(r => r.Record == item.Subject) is { } text ? (text.By, text.At) : ("", null);

    /// <summary>Whether a person may save an item, named by the inputs that it has (<see cref="InputNames.Question"/>).</summary>
    public string? WhyNot(Person me, string item) => FormOf(item) switch
    {
        null => AnswerRefusals.NotOfThisSheet(item),
        { Records: [var text] } when Key.Candidate is null =>
            File.Case.Standing.WhyNotRecorded(me, RecordOf(text.Held), Due, Edition.Policy),
        { Records: [_] } => File.Case.Standing.WhyNotNoted(
            me, Edition.Bank.Find(new InputNames(item).Subject)!.NotedBy!.Value, Due),
        _ => File.Case.Standing.WhyNotEditable(me),
    };

    /// <summary>The post under which a person saves what a plan adds: one that decided, before one that works on the case.</summary>
    public Post? PostFor(Person me, SheetPlan plan) =>
        plan.Records.Additions.Where(_ => Key.Candidate is null).Select(RecordOf).Where(r => !r.By.IsEmpty)
            .Select(r => File.Case.Standing.Recorder(me, r, Due)).FirstOrDefault()
        ?? File.Case.Standing.Participant(me);

    /// <summary>The sheet after a save, without asking the database again.</summary>
    public OpenSheet After(SheetPlan plan, AnswerOrigin origin, string by)
    {
        var answered = plan.Answers.Additions.Select(a => a.Answer.Question).ToHashSet(StringComparer.Ordinal);
        var written = plan.Records.Additions.Select(r => r.Record).ToHashSet(StringComparer.Ordinal);
        var service = Key.Candidate is { } number ? File.FindCandidate(number)?.ServiceId : null;
        return this with
        {
            File = File with
            {
                Answers =
                [
                    .. File.Answers.Where(a => a.ServiceId != service || !answered.Contains(a.Question)),
                    .. plan.Answers.Additions.Select(a => Row(a, service, origin, by)),
                ],
            },
            Texts =
            [
                .. Texts.Where(r => !written.Contains(r.Record)),
                .. plan.Records.Additions.Select(r => new RecordRow(r.Record, r.Revision, r.Content, by, origin.At)),
            ],
        };
    }

    private DueProcedure Due => File.Due(Edition.Policy);

    private CityRecord RecordOf(RecordText text) => Edition.Policy.Records.First(r => r.Id == text.Record);

    private IReadOnlyDictionary<string, HeldAnswer> Held => File.HeldFor(Key.Candidate, Edition.Bank);

    private IEnumerable<OpenRecord> Writable => Key.Candidate is null
        ? Edition.Policy.Records.Select(r => OpenRecord.OfRecord(r, Texts))
        : Edition.Bank.Questions.Where(q => q is { NotedBy: not null, AboutService: true })
            .Select(q => OpenRecord.OfNote(q, Texts));

    private static AnswerRow Row(WantedAnswer added, int? service, AnswerOrigin origin, string by) => new(
        service, added.Answer.Question, added.Answer.Revision, AnswerJson.Text(added.Answer.Value), added.Written,
        added.Answer.Note, added.Answer.Evidence, added.Answer.AsOf, added.Answer.ValidUntil, origin.Source, null, null,
        origin.BankHash, by, origin.At);
}
