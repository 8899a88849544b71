using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Papers;

/// <summary>A person says which version a paper is that does not say it itself; only then does it propose anything.</summary>
public sealed class ChoosePaperVersion(NpgsqlDataSource postgres, LoadPaper loadPaper, TimeProvider clock)
{
    public async Task<Outcome<string>> Run(
        Person me, string? address, int caseId, int candidate, int paperId, string version)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await loadPaper.Load(db, me, caseId, candidate, paperId) is not { } paper)
            return Outcome.Refused<string>(AnswerRefusals.NoSuchCase);
        if (WhyNot(paper, me, version) is { } reason)
            return Outcome.Refused<string>(reason);
        await db.SetPaperVersion(paperId, version);
        await db.WriteAudit(new(
            me.Id, paper.File.Case.Standing.Worker(me)?.Id, "paper.version", "case",
            caseId.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = paper.Row.FileSha256,
            Detail = new Dictionary<string, string> { ["版"] = version },
        });
        await transaction.CommitAsync();
        return Outcome.Done(version);
    }

    private static string? WhyNot(PaperView paper, Person me, string version) =>
        paper.WhyNotDecidable(me) ?? paper switch
        {
            { Paper.Version: { } said } => $"この資料には {said} と書かれています。ほかの版にはできません。",
            { Decisions.IsEmpty: false } => "採否を決めた候補があるので、版を変えられません。資料を取り込み直してください。",
            _ when paper.Form?.FindVersion(version) is null => "版を一つ選んでください。",
            _ => null,
        };
}
