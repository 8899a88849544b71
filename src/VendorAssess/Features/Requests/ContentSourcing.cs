using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>What a request asks for: its words, and the departments that use the service beside the case's own.</summary>
/// <param name="Request">The request itself, once there is one: its own conditions are no part of its content.</param>
public sealed record AskedFor(int? Request, RequestWords Words, ImmutableArray<string> UsedBy);

/// <summary>Takes from a case what the content of a request holds beside the evaluation.</summary>
public static class ContentSourcing
{
    public static ContentSources Of(CaseFile file, CandidateRow candidate, AskedFor asked, Context context) => new(
        new(file.Case.Id, file.Case.Title, file.Case.Purpose, file.Case.Department, candidate.Number,
            candidate.Service, candidate.Plan, candidate.Provider),
        asked.Words,
        file.OverridesOf(candidate.Number),
        [.. file.Records.Where(r => r.Content.Length > 0).Select(r => new HeldRecord(r.Record, r.Revision, r.Content))],
        [.. Evidence(file, candidate, context)])
    {
        EvidenceFiles = [.. Files(file, candidate, context)],
        Notes = [.. Notes(file, candidate, context)],
        Advice = [.. file.Steps.Advice.Where(a => a.GivenAt is not null).Select(Advice)],
        Exceptions =
        [
            .. file.Steps.Exceptions
                .Where(e => e.Candidate == candidate.Number && e.LastsOn(context.AsOf))
                .Select(Exception),
        ],
        Conditions =
        [
            .. file.Steps.Conditions
                .Where(c => c.Candidate == candidate.Number && !(c.RequestId >= asked.Request))
                .Select(Condition),
        ],
        UsedBy = asked.UsedBy,
    };

    // The workbooks that the answers came from are what they can be checked against.
    private static IEnumerable<string> Evidence(CaseFile file, CandidateRow candidate, Context context)
    {
        var asked = ContentMaker.AskedAnswers(context).Select(a => a.Question).ToHashSet(StringComparer.Ordinal);
        return file.Answers
            .Where(a => asked.Contains(a.Question) && (a.ServiceId is null || a.ServiceId == candidate.ServiceId))
            .Select(a => a.FileSha256)
            .OfType<string>();
    }

    private static IEnumerable<ContentEvidence> Files(CaseFile file, CandidateRow candidate, Context context)
    {
        var asked = AskedQuestions.For(context.Policy, context.Bank, context.Facts)
            .Select(a => a.Question.Id).ToHashSet(StringComparer.Ordinal);
        return file.Evidence
            .Where(e => (e.Question.Length == 0 || asked.Contains(e.Question))
                && (e.ServiceId is null || e.ServiceId == candidate.ServiceId))
            .Select(e => new ContentEvidence(e.Question, e.Name, e.Sha256, e.Size, e.Confidential));
    }

    // The decider reads the vendor's answer together with what the city thinks of it.
    private static IEnumerable<ContentNote> Notes(CaseFile file, CandidateRow candidate, Context context) =>
        from asked in AskedQuestions.For(context.Policy, context.Bank, context.Facts)
        from note in file.NotesOf(candidate.Number)
        where note.Record == asked.Question.Id && note.Content.Length > 0
        select new ContentNote(note.Record, asked.Question.NoteLabel, note.Revision, note.Content, note.By);

    private static ContentAdvice Advice(AdviceRow row) => new(
        row.Id, row.Label, row.Asked, By(row.AskedPost, row.AskedVia, row.AskedBy), Day(row.AskedAt), row.Given!,
        By(row.GivenPost, row.GivenVia, row.GivenBy), Day(row.GivenAt!.Value));

    private static ContentExceptionPart Exception(ExceptionRow row) => new(
        row.Id, row.Ids, row.Reason, row.Measures, row.FromDate, row.UntilDate, row.TakenOn,
        By(row.DecidedPost, row.DecidedVia, row.DecidedBy), Day(row.DecidedAt!.Value), row.OutcomeReason!, row.Digest);

    private static ContentCondition Condition(ConditionRow row) => new(
        row.CheckId, row.RequestId, row.Text, row.Due, row.Responsible,
        row.DoneAt is { } done ? $"{JapaneseDate.Format(Day(done))}に実施" : "まだ実施していない");

    private static string By(string? post, Via? via, string? name) => $"{ViaWords.Signature(post, via)} {name}";

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.InJapan());
}
