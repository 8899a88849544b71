using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain;
using VendorAssess.Domain.Packs;
using VendorAssess.Tests.PolicyFiles.Schemas;

namespace VendorAssess.Tests.Domain.Packs;

public class PackReaderTests
{
    private static readonly AnswerPack Pack = new(
        AnswerPack.SchemaName, AnswerPack.CurrentVersion,
        new("見本市", "担当 髙﨑𠮷", new(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc)), new("standard", "令和8年11月版", new('b', 64)),
        new("株式会社試験", "予約クラウド", ""),
        [
            Answer("KM02", JsonValue.Create("a")), Answer("EX02", new JsonObject { ["days"] = 30, ["value"] = new JsonArray("a", "b") }),
        ],
        [new("CC01", new('c', 64), "Pdf", 1200, true)], "");

    private static readonly SchemaFile Schema = new("pack");

    [Fact]
    public void What_is_written_fits_the_published_schema_and_is_read_back_whole()
    {
        var text = Pack.ToJson();
        Assert.Empty(Schema.Errors(JsonNode.Parse(text)));
        Assert.Equal(text, Read(text).ToJson());
    }

    [Fact]
    public void Any_text_comes_back_as_it_was_and_keeps_the_digest() => Prop.ForAll<string, string>((note, evidence) =>
    {
        var pack = Pack with { Answers = [Answer("KM02", JsonValue.Create("a")) with { Note = Text(note), Evidence = Text(evidence) }] };
        var read = Read(pack.ToJson());
        Assert.Equal((Text(note), Text(evidence), pack.DigestOf()), (read.Answers[0].Note, read.Answers[0].Evidence, read.Digest));
    }).QuickCheckThrowOnFailure();

    public static readonly TheoryData<string, string, string> Slips = new()
    {
        { "\"note\": \"\"", "\"note\": \"別\"", "ダイジェスト" },
        { "\"revision\": 1", "\"revision\": 1, \"secret\": 1", "secret" },
        { "\"revision\": 1", "\"revision\": 1, \"revision\": 1", "形ではありません" },
        { "\"revision\": 1", "\"revision\": \"一\"", "revision" },
        { "\"revision\": 1,", "", "revision" },
        { "\"version\": 1", "\"version\": 2", "版（2）" },
        { AnswerPack.SchemaName, "other", "回答パックではない" },
        { "\"EX02\"", "\"KM02\"", "二つあります" },
        { "\"note\": \"\"", "\"note\": null", "note" },
        { "\"note\": \"\"", "\"note\": \"\\u0000\"", "NUL" },
        { "\"note\": \"\"", "\"note\": \"\\ud800\"", "answers[0].note" },
        { "\"value\": \"a\"", "\"value\": \"\\u0000\"", "NUL" },
        { "\"asOf\": \"2026-11-01\"", "\"asOf\": \"きのう\"", "asOf" },
        { "{\n", "{ // 注\n", "形ではありません" },
        { "{\n", "[[[[[[[[[[[[[[[[[[[[{\n", "形ではありません" },
    };

    [Theory, MemberData(nameof(Slips))]
    public void What_was_changed_or_is_of_another_shape_is_refused_with_its_place(string was, string now, string why)
    {
        var text = Pack.ToJson();
        var at = text.IndexOf(was, StringComparison.Ordinal);
        var refused = PackReader.Read(Encoding.UTF8.GetBytes(text[..at] + now + text[(at + was.Length)..]));
        Assert.Contains(why, Assert.IsType<Outcome<AnswerPack>.Refused>(refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_large_empty_and_broken_files_are_refused()
    {
        foreach (var file in new[]
        {
            new byte[PackReader.LargestFile + 1], [], "null"u8.ToArray(), "[]"u8.ToArray(), [0xFF, 0xFE, 0x00], "{}"u8.ToArray(),
            Encoding.UTF8.GetBytes(new string('[', 100_000)),
            Encoding.UTF8.GetBytes((Pack with { Answers = [Answer("KM02", JsonValue.Create("a")) with { Note = new string('あ', 32_768) }] }).ToJson()),
        })
            Assert.IsType<Outcome<AnswerPack>.Refused>(PackReader.Read(file));
    }

    [Theory]
    [InlineData("answers")]
    [InlineData("digest")]
    [InlineData("bank")]
    public void The_schema_marks_what_is_missing(string key)
    {
        var pack = JsonNode.Parse(Pack.ToJson())!.AsObject();
        pack.Remove(key);
        Assert.NotEmpty(Schema.Errors(pack));
    }

    private static PackAnswer Answer(string question, JsonNode value) => new(
        question, new('a', 64), "設問", value, "", "", new(2026, 11, 1), null, "Browser", 1,
        new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), "青木");

    private static string Text(string? text) =>
        string.Concat((text ?? "").EnumerateRunes().Where(r => r.Value != 0)) + "\"<>&\u2028髙﨑𠮷";

    private static AnswerPack Read(string text) =>
        Assert.IsType<Outcome<AnswerPack>.Done>(PackReader.Read(Encoding.UTF8.GetBytes(text))).Value;
}
