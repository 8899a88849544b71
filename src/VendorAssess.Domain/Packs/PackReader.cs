using System.Text;
using System.Text.Json;

namespace VendorAssess.Domain.Packs;

/// <summary>Reads a pack that a stranger made, under limits; the reason says what is wrong with it.</summary>
public static class PackReader
{
    public const int LargestFile = 8 << 20;
    private const int MostAnswers = 1000;
    private const int LongestText = 32_767;

    public static Outcome<AnswerPack> Read(byte[] file)
    {
        if (file.Length > LargestFile)
            return Refuse($"回答パックが {LargestFile >> 20}MB を超えています。");
        try
        {
            // A strict decoder: half of a letter is no text.
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
            return JsonSerializer.Deserialize<AnswerPack>(text, AnswerPack.Options) is { } pack && WhyNot(pack) is var why
                ? why is null ? Outcome.Done(pack) : Refuse(why)
                : Refuse("回答パックが空です。");
        }
        catch (JsonException broken)
        {
            return Refuse($"回答パックの形ではありません（{Place(broken)}）。{What(broken)}");
        }
        catch (Exception broken) when (broken is DecoderFallbackException or InvalidOperationException or ArgumentException)
        {
            return Refuse("回答パックに文字として読めないものがあります。");
        }
    }

    private static string? WhyNot(AnswerPack pack) => pack switch
    {
        { Schema: not AnswerPack.SchemaName } => "回答パックではない JSON です。",
        { Version: not AnswerPack.CurrentVersion } => $"この版（{pack.Version}）の回答パックは読めません。読めるのは版 {AnswerPack.CurrentVersion} です。",
        { Answers.IsDefault: true } or { Evidence.IsDefault: true } => "回答パックに回答又は証跡の一覧がありません。",
        { Answers.Length: > MostAnswers } or { Evidence.Length: > MostAnswers } => "回答パックの回答又は証跡が多すぎます。",
        _ when pack.Answers.Any(a => a is null) || pack.Evidence.Any(e => e is null) => "回答パックに空の項目があります。",
        _ when pack.Answers.DistinctBy(a => a.Question, StringComparer.Ordinal).Count() < pack.Answers.Length =>
            "同じ設問の回答が二つあります。",
        _ when Texts(pack).Any(t => t.Length > LongestText) => $"長すぎる文があります（{LongestText} 文字まで）。",
        _ when Texts(pack).Any(t => t.Contains('\0')) => "使えない文字（NUL）があります。",
        _ when pack.Digest != pack.DigestOf() => "書き出された後に内容が変わっています（ダイジェストが合いません）。もう一度受け取ってください。",
        _ => null,
    };

    private static IEnumerable<string> Texts(AnswerPack pack) =>
        pack.Answers
            .SelectMany(a => new[] { a.Question, a.Text, a.Note, a.Evidence, a.By, a.Source }.Concat(Strings(JsonSerializer.SerializeToElement(a.Value))))
            .Concat([pack.Origin.Installation, pack.Origin.By, pack.Service.Provider, pack.Service.Name, pack.Service.Plan]);

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Strings(p.Value).Append(p.Name)),
        _ => [],
    };

    private static string Place(JsonException broken) =>
        broken.Path is { Length: > 0 } path ? path : $"{(broken.LineNumber ?? 0) + 1} 行目";

    // The framework's words are English; what they name is what a clerk passes on to whoever made the pack.
    private static string What(JsonException broken)
    {
        var said = broken.Message.Split(" Path:")[0];
        return said.Length <= 300 ? said : said[..300];
    }

    private static Outcome<AnswerPack> Refuse(string reason) => Outcome.Refused<AnswerPack>(reason);
}
