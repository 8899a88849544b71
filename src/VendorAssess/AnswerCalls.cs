using Microsoft.AspNetCore.Mvc;
using VendorAssess.Access.People;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Saving;

namespace VendorAssess;

/// <summary>What the script of a page of answers asks and sends; the form of the page works without any of it.</summary>
public static class AnswerCalls
{
    public static void MapAnswerCalls(this WebApplication app)
    {
        var limit = new RequestSizeLimitAttribute(SaveJson.LargestItem);
        app.MapPost("/cases/{id:int}/answers/items/{item}",
            (int id, string item, TypedInputs typed, Person me, SaveTyped save, HttpContext http) =>
                SaveJson.Send(save.Run(me, AddressOf(http), new(id, null), item, typed.Values))).WithMetadata(limit);
        app.MapPost("/cases/{id:int}/candidates/{number:int}/answers/items/{item}",
            (int id, int number, string item, TypedInputs typed, Person me, SaveTyped save, HttpContext http) =>
                SaveJson.Send(save.Run(me, AddressOf(http), new(id, number), item, typed.Values))).WithMetadata(limit);
        app.MapGet("/cases/{id:int}/answers/changes",
            (int id, DateTime since, Person me, ListChanges changes, CancellationToken leaving) =>
                SaveJson.Send(changes.Load(me, new(id, null), since.ToUniversalTime(), leaving)))
            .WithMetadata(new OpenScreen());
        app.MapGet("/cases/{id:int}/candidates/{number:int}/answers/changes",
            (int id, int number, DateTime since, Person me, ListChanges changes, CancellationToken leaving) =>
                SaveJson.Send(changes.Load(me, new(id, number), since.ToUniversalTime(), leaving)))
            .WithMetadata(new OpenScreen());
    }

    private static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();
}
