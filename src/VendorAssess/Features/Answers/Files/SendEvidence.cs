using System.Globalization;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evidence;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Files;

/// <summary>Hands a file out, always to be saved and never to be shown, with an entry in the audit log before it goes.</summary>
public sealed class SendEvidence(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const string AnyBytes = "application/octet-stream";

    /// <summary>What a person may not see is not there.</summary>
    public async Task<IResult> Run(Person me, HttpContext http, int id)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, http.RequestAborted);
        if (await db.FindReadable(id, me.Id, today) is not var (where, file)
            || file.WhyNotRead(me, where.Considered) is not null)
            return Results.NotFound();
        await db.WriteAudit(Entry(me, http, where, file));
        http.Response.ContentLength = file.Size;
        return Results.Stream(
            to => postgres.CopyOut(Asker.Person(me.Id, today), where.Content, to, http.RequestAborted), AnyBytes, file.Name);
    }

    private static AuditEntry Entry(Person me, HttpContext http, FileToSend where, EvidenceFile file) => new(
        me.Id, null, "evidence.downloaded", where.ServiceId is null ? "case" : "service",
        (where.ServiceId ?? where.CaseId)!.Value.ToString(CultureInfo.InvariantCulture),
        http.Connection.RemoteIpAddress?.ToString())
    {
        AfterDigest = file.Sha256,
        Detail = new Dictionary<string, string>
        {
            ["職"] = me.ActingPosts,
            ["証跡"] = file.Id.ToString(CultureInfo.InvariantCulture), ["設問"] = file.Question,
        },
    };
}
