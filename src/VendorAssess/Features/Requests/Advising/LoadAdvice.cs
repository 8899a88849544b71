using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>What was asked for in a case, the newest first, and what its procedure asks for.</summary>
public sealed record SeenAdvice(CaseFile File, Edition Edition, DueProcedure Due, bool IsDue)
{
    public ImmutableArray<AdviceRow> Asked => [.. File.Steps.Advice.Reverse()];

    public AdviceRule? Rule => Due.Definition?.Advice;

    public AdviceRow? Waiting => File.Steps.Advice.FirstOrDefault(a => a.GivenAt is null);

    public string Label => Rule?.Label ?? Asked.FirstOrDefault()?.Label ?? "助言";

    public string? WhyNotAskable(Person me) =>
        File.Case.Standing.WhyNotAskable(me, Edition.Policy, Due, Waiting is not null);

    public string? WhyNotGivable(AdviceRow asked, Person me) => asked.AsRules(File).WhyNotGivable(me, Edition.Policy);

    public string Givers(AdviceRow asked) =>
        Edition.Policy.AdviceOf(asked.Procedure) is { } rule ? Edition.Policy.RoleTitles(rule.Gives) : "応じる職";
}

/// <summary>The page on which advice is asked for and given; one round trip.</summary>
public sealed class LoadAdvice(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case.</summary>
    public async Task<SeenAdvice?> Load(Person me, int caseId, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        if (await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan(), leaving) is not { } file)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var facts = file.Facts(edition.Policy).Completed(edition.Policy);
        var due = Procedures.Due(edition.Policy, facts);
        return new(file, edition, due, AdviceRules.AdviceDue(edition.Policy, facts, due) is not null);
    }
}
