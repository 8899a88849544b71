using VendorAssess.Access.Network;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Transfers;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Files;
using VendorAssess.Features.Audit;
using VendorAssess.Features.Comparison;
using VendorAssess.Features.Findings;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Sheets;
using VendorAssess.Features.Specification;
using VendorAssess.Features.Uses;
using VendorAssess.Ui;

namespace VendorAssess;

/// <summary>Workbooks to save, at the addresses that pages link to.</summary>
public static class Downloads
{
    public static void MapDownloads(this WebApplication web)
    {
        var app = web.MapGroup("").AddEndpointFilter<NoteDownload>();
        app.MapGet("/cases/{id:int}/candidates/{number:int}/questionnaire.xlsx",
            (int id, int number, bool? all, string[]? groups, Person me, WriteQuestionnaireFile file,
                CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, id, number, new(all ?? false, [.. groups ?? []]), leaving)));
        app.MapGet("/cases/{id:int}/candidates/{number:int}/summary.xlsx",
            (int id, int number, Person me, WriteSummaryFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, id, number, leaving)));
        app.MapGet("/cases/{id:int}/specification.xlsx",
            (int id, Person me, WriteSpecificationFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, id, leaving)));
        app.MapGet("/requests/{id:int}.xlsx",
            (int id, Person me, WriteApplicationFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, id, leaving)));
        app.MapGet("/admin/transfers/template.xlsx",
            (Person me, WriteTransferFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, leaving)));
        app.MapGet("/uses.xlsx",
            (UseState? state, string? q, Person me, WriteRegisterFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, new(state, q?.Trim() ?? ""), leaving)));
        app.MapGet("/cases/{id:int}/comparison.xlsx",
            (int id, Person me, WriteComparisonFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, id, leaving)));
        app.MapGet("/audit.xlsx",
            ([AsParameters] AuditQuery query, Person me, WriteAuditFile file, CancellationToken leaving) =>
                WorkbookToSend.Send(file.Load(me, query.Filter, leaving)));
        // Writes an entry of its own, with whose sheet the file is on.
        web.MapGet("/evidence/{id:int}", (int id, Person me, SendEvidence file, HttpContext http) => file.Run(me, http, id))
            .WithMetadata(new HandedOut());
        app.MapGet("/services/{id:int}/pack.json",
            (int id, Person me, WritePack pack, CancellationToken leaving) => pack.Send(me, id, leaving));
        app.MapGet("/audit.csv",
            IResult ([AsParameters] AuditQuery query, Person me, WriteAuditFile file, CancellationToken leaving) =>
                me.MayReadAudit()
                    ? Results.Stream(to => file.WriteCsv(me, query.Filter, to, leaving), "text/csv; charset=utf-8", "監査証跡.csv")
                    : Results.NotFound());
    }
}
