using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

/// <summary>What a page of answers shows: of a candidate's service, or without candidate of the case itself.</summary>
public sealed record AnswerSheet(
    CaseFile File, CandidateRow? Candidate, Edition Edition, ImmutableArray<AnswerGroup> Groups,
    ImmutableArray<AskedRecord> Records)
{
    public Progress Progress => Progress.Of(Groups.SelectMany(g => g.Lines));

    public string? WhyNotEditable(Person me) => File.Case.Standing.WhyNotEditable(me);

    public AnswerGroup? Group(string id) =>
        Groups.FirstOrDefault(g => g.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole sheet as one form, with the city's own records.</summary>
    public OpenForm Open => new([.. Groups.SelectMany(g => g.Open)], [.. Records.Select(Held)]);

    public RecordRow? RowOf(AskedRecord asked) => File.Records.FirstOrDefault(r => r.Record == asked.Record.Id);

    private OpenRecord Held(AskedRecord asked)
    {
        var id = asked.Record.Id;
        var row = RowOf(asked);
        return new OpenRecord(id, asked.Record.Label, new RecordText(id, row?.Revision ?? 0, row?.Content ?? ""));
    }
}

public sealed class LoadAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<AnswerSheet?> Load(Person me, int caseId, int? candidate, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file)
            return null;
        var considered = candidate is { } number ? file.FindCandidate(number) : null;
        if (candidate is not null && considered is null)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var context = file.ContextFor(candidate ?? 0, edition.Policy, edition.Bank, today);
        return new AnswerSheet(
            file, considered, edition, AnswerLines.GroupsOf(file, context, candidate),
            candidate is null ? AskedRecords.For(edition.Policy, context.Facts) : []);
    }
}
