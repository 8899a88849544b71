using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>An 例外措置 as its decider sees it: what was frozen, and what may be done.</summary>
/// <param name="Policy">The one it was asked under.</param>
/// <param name="Recordable">Whether the use that it allows can be recorded, under the policy of the case.</param>
public sealed record SeenExceptionPage(
    ExceptionState State, ExceptionRow Row, ExceptionContent Content, string Case, Policy Policy,
    RecordableExceptionUse Recordable, ImmutableArray<ManagerSeat> Seats, DateOnly Today)
{
    public bool IsIntact => RequestContent.Digest(State.Content) == State.Digest;

    /// <summary>Whether it still opens what is not met.</summary>
    public bool Lasts => Row.LastsOn(Today);

    public string? WhyNotDecidable(Person me) => State.Standing.WhyNotDecidable(me, Policy);
}

/// <summary>One 例外措置 with its frozen content; two round trips.</summary>
public sealed class LoadExceptionPage(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when there is none for the person.</summary>
    public async Task<SeenExceptionPage?> Load(Person me, int id, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            ExceptionSql.State +
            """
            SELECT p.id, p.department_id, d.name AS department, p.role, p.title
            FROM exceptions e
            JOIN cases c ON c.id = e.case_id
            CROSS JOIN unnest(lineage(c.department_id)) WITH ORDINALITY AS l (department, nearness)
            JOIN posts p ON p.department_id = l.department AND (p.until_date IS NULL OR p.until_date >= @today)
            JOIN departments d ON d.id = p.department_id
            WHERE e.id = @id
            ORDER BY l.nearness, p.id
            """,
            new { id, personId = me.Id, today },
            cancellationToken: leaving));
        if (await results.ReadSingleOrDefaultAsync<ExceptionState>() is not { } state)
            return null;
        ImmutableArray<Post> posts = [.. await results.ReadAsync<Post>()];
        var file = (await db.LoadCaseFile(state.CaseId, me.Id, today, leaving))!;

        var content = ExceptionContent.Read(state.Content);
        var asked = await editions.Find(content.Policy.Id, content.Policy.Hash, content.Policy.BankHash);
        var (policy, _) = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var facts = file.Facts(policy).Completed(policy);
        return new(
            state, file.Steps.Exceptions.Single(e => e.Id == id), content, file.Case.Title, asked.Policy,
            state.Recordable(policy, facts, today), UseRules.Seats(policy, facts, posts), today);
    }
}
