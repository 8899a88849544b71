using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Comments;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>One question with its answer and what was said about it; next is where older comments go on.</summary>
public sealed record CommentedQuestion(
    CaseFile File, CandidateRow? Candidate, AnswerLine Line, ImmutableArray<CommentRow> Comments, int? Next);

public sealed class LoadComments(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>Null when the person sees no such case, candidate or question.</summary>
    public async Task<CommentedQuestion?> Load(
        Person me, int caseId, int? candidate, string question, int? before, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || (candidate is { } number && file.FindCandidate(number) is null))
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        if (edition.Bank.Find(question) is not { } known || known.AboutService != candidate is not null)
            return null;
        var row = file.RowsFor(candidate).GetValueOrDefault(question);
        var rows = await db.ListComments(
            new(caseId, candidate), question, before, PageSize + 1, me.Id, today, leaving);
        return new CommentedQuestion(
            file, candidate is { } n ? file.FindCandidate(n) : null,
            new AnswerLine(known, row, row?.AnswerFor(known), Asked: true),
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
