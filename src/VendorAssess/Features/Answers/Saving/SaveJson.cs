using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>The values of an item's inputs, by name, as the script of a page sends them.</summary>
public sealed record TypedInputs(IReadOnlyDictionary<string, string[]?>? Inputs)
{
    public TypedValues Values => new(
        (Inputs ?? new Dictionary<string, string[]?>()).ToDictionary(i => i.Key, i => new StringValues(i.Value)));
}

/// <summary>The JSON between the script js/answers.js and the server, the same for the city and for vendors.</summary>
public static class SaveJson
{
    /// <summary>Every text of a question as long as it may be, and room for the names.</summary>
    public const long LargestItem = 2 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // A conflict and a typing mistake are part of the conversation; only what may not be is an error.
    public static async Task<IResult> Send(Task<SaveReply> saving)
    {
        var reply = await saving;
        return Results.Json(reply, Options, statusCode: StatusOf(reply.State));
    }

    private static int StatusOf(SaveState state) => state switch
    {
        SaveState.Saved or SaveState.Problem or SaveState.Conflict => StatusCodes.Status200OK,
        SaveState.Refused => StatusCodes.Status403Forbidden,
        SaveState.Later => StatusCodes.Status429TooManyRequests,
    };

    public static async Task<IResult> Send(Task<SheetChanges> asking) => Results.Json(await asking, Options);
}
