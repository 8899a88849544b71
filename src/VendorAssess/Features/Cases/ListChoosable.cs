using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>A service that may be chosen as a candidate, with what its sheet holds of what the case asks.</summary>
public sealed record ChoosableService(int Id, string Provider, string Name, string Plan)
{
    /// <summary>Null where nobody has answered anything yet.</summary>
    public SheetReuse? Reuse { get; init; }

    public string Label => (Plan.Length == 0 ? $"{Provider}　{Name}" : $"{Provider}　{Name}（{Plan}）")
        + $"　― {Reuse?.Words ?? "回答はまだありません"}";
}

/// <summary>The registered services that a case does not consider yet; what is too long to look through is searched.</summary>
public sealed class ListChoosable(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public const int Most = 100;

    public async Task<ImmutableArray<ChoosableService>> Load(
        Person me, SeenCase seen, string text, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        var asked = seen.VendorQuestions.Select(q => q.Id).ToArray();
        await using var db = await postgres.OpenAs(me, today, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            Choosable,
            new { caseId = seen.Row.Id, asked, text, like = LikeText.Containing(text), Most },
            cancellationToken: leaving));
        var services = await results.ReadAsync<ChoosableService>();
        var held = (await results.ReadAsync<AnswerRow>()).ToLookup(a => a.ServiceId!.Value);
        var askedThen = await editions.QuestionsOf(held.SelectMany(a => a).Select(a => a.BankHash));
        return
        [
            .. services.Select(s => held.Contains(s.Id)
                ? s with { Reuse = seen.ReuseOf(held[s.Id], askedThen, today) }
                : s),
        ];
    }

    // Of the answers only what is counted: nothing else of them is shown before their service is a candidate.
    private const string Choosable =
        """
        SELECT s.id, p.name AS provider, s.name, s.plan
        FROM services s
        JOIN providers p ON p.id = s.provider_id
        WHERE NOT EXISTS (SELECT FROM candidates k WHERE k.case_id = @caseId AND k.service_id = s.id)
          AND (@text = '' OR s.name ILIKE @like OR s.plan ILIKE @like OR p.name ILIKE @like)
        ORDER BY p.name, s.name, s.plan
        LIMIT @Most;

        SELECT DISTINCT ON (a.sheet_id, a.question)
               h.service_id, a.question, a.revision, a.value::text AS value, '' AS written, '' AS note,
               '' AS evidence, a.as_of, a.valid_until, a.source, NULL::text AS file_sha256,
               NULL::text AS file_name, a.bank_hash, '' AS by, a.at
        FROM (
            SELECT s.id
            FROM services s
            JOIN providers p ON p.id = s.provider_id
            WHERE NOT EXISTS (SELECT FROM candidates k WHERE k.case_id = @caseId AND k.service_id = s.id)
              AND (@text = '' OR s.name ILIKE @like OR s.plan ILIKE @like OR p.name ILIKE @like)
            ORDER BY p.name, s.name, s.plan
            LIMIT @Most) listed
        JOIN answer_sheets h ON h.service_id = listed.id
        JOIN answers a ON a.sheet_id = h.id
        WHERE a.question = ANY (@asked)
        ORDER BY a.sheet_id, a.question, a.revision DESC
        """;
}
