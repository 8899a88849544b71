using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>A case as a person sees it, with the edition it is read under.</summary>
public sealed record SeenCase(CaseFile File, Edition Edition)
{
    public CaseRow Row => File.Case;

    public Facts Facts => File.Facts(Edition.Policy);

    public required Func<string?, string, Question?> AskedThen { get; init; }

    /// <summary>What the service's sheet holds already of what this case asks.</summary>
    public SheetReuse ReuseOf(CandidateRow candidate, DateOnly today) =>
        ReuseOf(File.Answers.Where(a => a.ServiceId == candidate.ServiceId), AskedThen, today);

    /// <summary>What some answers about a service are worth to this case.</summary>
    public SheetReuse ReuseOf(IEnumerable<AnswerRow> held, Func<string?, string, Question?> askedThen, DateOnly today)
    {
        var rows = held.ToDictionary(a => a.Question, StringComparer.Ordinal);
        return SheetReuse.Of(VendorQuestions.Select(q => rows.GetValueOrDefault(q.Id) is { } row
            ? new HeldBefore(row.AnswerFor(q), Staleness.Of(row.AnswerFor(q), q, askedThen(row.BankHash, q.Id), today))
            : null));
    }

    /// <summary>What this case asks about each service.</summary>
    public IReadOnlyList<Question> VendorQuestions =>
    [
        .. AskedQuestions.For(Edition.Policy, Edition.Bank, Facts).Select(a => a.Question).Where(q => q.AboutService),
    ];
}

/// <summary>Reads a case that the person's posts of today show; null where there is none for them.</summary>
public sealed class LoadCase(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public async Task<SeenCase?> Load(Person me, int caseId, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan(), leaving) is { } file
            ? new SeenCase(file, await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash))
            {
                AskedThen = await editions.QuestionsOf(file.Answers.Select(a => a.BankHash)),
            }
            : null;
    }
}
