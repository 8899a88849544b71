using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Packs;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Ui;

namespace VendorAssess.Features.Sheets;

/// <summary>A service's sheet as a pack for another installation: the newest answers, and the hashes of the files.</summary>
public sealed class WritePack(
    NpgsqlDataSource postgres, Editions editions, TimeProvider clock, IConfiguration configuration)
{
    /// <summary>Null when there is no such service, nothing is answered, or the person may not read its sheet.</summary>
    public async Task<AnswerPack?> Load(Person me, int serviceId, CancellationToken leaving)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadSheet(serviceId, me.Id, today, now.UtcDateTime.AddSeconds(1), leaving) is not { Head.Readable: true } sheet
            || sheet.Answers.IsEmpty)
            return null;
        var evidence = await db.LoadEvidence(serviceId, null, me.Id, me.Holds(Roles.Auditor), today, leaving);
        var bank = editions.Current.Bank;
        var lines = await new SheetLines(editions).Of(sheet, today);
        return new AnswerPack(
            AnswerPack.SchemaName, AnswerPack.CurrentVersion,
            new(configuration["Site:Name"] ?? "名称を設定していない自治体", me.Name, now.UtcDateTime),
            new(bank.Id, bank.Edition, bank.Hash), new(sheet.Head.Provider, sheet.Head.Service, sheet.Head.Plan),
            [.. lines.Where(l => l.Question is not null).Select(l => Answer(l, l.Question!))],
            [
                .. evidence.Files.Where(f => f.Counts)
                    .Select(f => new PackEvidence(f.Question, f.Sha256, f.Kind.ToString(), f.Size, f.Confidential)),
            ],
            "");
    }

    public async Task<IResult> Send(Person me, int serviceId, CancellationToken leaving) =>
        await Load(me, serviceId, leaving) is { } pack
            ? Results.File(
                Encoding.UTF8.GetBytes(pack.ToJson()), "application/json", $"回答パック_{WorkbookToSend.SafeName(pack.Service.Name)}.json")
            : Results.NotFound();

    // What an older wording was answered to is not passed off as an answer to the new one.
    private static PackAnswer Answer(SheetLine line, Question question) => new(
        line.Row.Question,
        line.Stale is Domain.Answers.Staleness.OlderEdition ? new string('0', 64) : QuestionDigest.Of(question),
        question.Text, JsonNode.Parse(line.Row.Value)!, line.Row.Note, line.Row.Evidence, line.Row.AsOf ?? line.Row.At.DayInJapan(),
        line.Row.ValidUntil, line.Row.Source.ToString(), line.Row.Revision, line.Row.At, line.Row.By);
}
