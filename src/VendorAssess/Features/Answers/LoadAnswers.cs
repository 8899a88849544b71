using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>What a page of answers shows: of a candidate's service, or without candidate of the case itself.</summary>
public sealed record AnswerSheet(
    CaseFile File, CandidateRow? Candidate, Edition Edition, ImmutableArray<AnswerGroup> Groups,
    ImmutableArray<AskedRecord> Records)
{
    private readonly DueProcedure due = File.Due(Edition.Policy);

    /// <summary>When it was read (UTC): what is newer is not in it.</summary>
    public required DateTime At { get; init; }

    /// <summary>What the city notes beside the answers, and what its people say to each other.</summary>
    public required BesideAnswers Beside { get; init; }

    public Progress Progress => Progress.Of(Groups.SelectMany(g => g.Lines));

    public string? WhyNotEditable(Person me) => File.Case.Standing.WhyNotEditable(me);

    /// <summary>One group, or all of them; none where there is no such group.</summary>
    public ImmutableArray<AnswerGroup> Shown(string id) =>
        id == AllGroups ? Groups : [.. Groups.Where(g => g.Id.Equals(id, StringComparison.OrdinalIgnoreCase))];

    public const string AllGroups = "all";

    /// <summary>The lines as one form for a person: what may be answered, noted beside it, or recorded.</summary>
    /// <param name="sent">Whatever was sent stays in the form, also where it may not be saved (any more).</param>
    public OpenForm OpenFor(Person me, IEnumerable<AnswerGroup> groups, TypedValues? sent = null)
    {
        var lines = groups.SelectMany(g => g.Lines).ToList();
        return new OpenForm(
            [.. lines.Where(l => WhyNotEditable(me) is null || IsSent(new(l.Question.Id))).Select(l => l.Open)],
            [
                .. lines.Where(l => WhyNotNoted(me, l) is null || IsSent(InputNames.OfNote(l.Question.Id)))
                    .Select(l => OpenRecord.OfNote(l.Question, Beside.Notes)),
                .. Records.Where(r => WhyNotRecorded(me, r) is null || IsSent(InputNames.OfRecord(r.Record.Id)))
                    .Select(r => OpenRecord.OfRecord(r.Record, File.Records)),
            ]);

        bool IsSent(InputNames names) => sent?.ByName.ContainsKey(names.Shown) == true;
    }

    /// <summary>What has to be asked again (要再確認), before anything else.</summary>
    public IEnumerable<AnswerLine> AskedAgain =>
        Groups.SelectMany(g => g.Lines).Where(l => l.Asked && l.Stale is not null);

    /// <summary>The files that back an answer of this sheet.</summary>
    public IEnumerable<EvidenceFile> FilesOf(AnswerLine line) =>
        File.Evidence.Where(e => e.Question == line.Question.Id && e.ServiceId == Candidate?.ServiceId);

    public bool MayNote(Person me, AnswerGroup group) => group.Lines.Any(l => WhyNotNoted(me, l) is null);

    /// <summary>Null where the person may write the city's note beside the answer.</summary>
    public string? WhyNotNoted(Person me, AnswerLine line) => line.Question is { AboutService: true, NotedBy: { } by }
        ? File.Case.Standing.WhyNotNoted(me, by, due)
        : "";

    /// <summary>Null where the person may write the city's own record.</summary>
    public string? WhyNotRecorded(Person me, AskedRecord asked) =>
        File.Case.Standing.WhyNotRecorded(me, asked.Record, due, Edition.Policy);

    public RecordRow? RowOf(AskedRecord asked) => File.Records.FirstOrDefault(r => r.Record == asked.Record.Id);
}

public sealed class LoadAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<AnswerSheet?> Load(Person me, int caseId, int? candidate, CancellationToken leaving)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file)
            return null;
        var considered = candidate is { } number ? file.FindCandidate(number) : null;
        if (candidate is not null && considered is null)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        // What recorded steps say stands there already; written over, the typed answer counts.
        file = file.Counting(candidate ?? 0, edition.Policy, edition.Bank, today);
        var context = file.ContextFor(candidate ?? 0, edition.Policy, edition.Bank, today);
        var askedThen = await editions.QuestionsOf(file.Answers.Select(a => a.BankHash));
        return new AnswerSheet(
            file, considered, edition, AnswerLines.GroupsOf(file, context, candidate, askedThen),
            candidate is null ? AskedRecords.For(edition.Policy, context.Facts) : [])
        {
            At = now.UtcDateTime,
            Beside = new(
                file.NotesOf(candidate), await db.LoadDiscussions(new(caseId, candidate), me.Id, today, leaving)),
        };
    }
}
