using System.Text.Json;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Tests.Domain;

public class AnswerJsonTests
{
    [Theory]
    [InlineData("A01", "\"b\"", "\"b\"")]
    [InlineData("A01", "[\"b\"]", "\"b\"")]
    [InlineData("A01", "\"unknown\"", "\"unknown\"")]
    [InlineData("A01", "{\"na\":\"使わない\"}", "{\"na\":\"使わない\"}")]
    [InlineData("A02", "[\"c\",\"a\"]", "[\"a\",\"c\"]")]
    [InlineData("A02", "\"c\"", "\"c\"")]
    [InlineData("A02", "\"all\"", "[\"a\",\"b\",\"c\"]")]
    [InlineData("A03", "true", "\"a\"")]
    [InlineData("A03", "\"いいえ\"", "\"b\"")]
    [InlineData("A03", "\"no\"", "\"b\"")]
    [InlineData("A04", "\"=1+1\"", "\"=1+1\"")]
    [InlineData("A05", "\"令和9年3月31日\"", "\"2027-03-31\"")]
    [InlineData("A06", "\"日本、米国\"", "[\"JP\",\"US\"]")]
    [InlineData("A06", "[\"us\",\"JP\",\"アメリカ合衆国\"]", "[\"US\",\"JP\"]")]
    [InlineData("A07", "30.0", "30")]
    [InlineData("A07", "\"１，０００\"", "1000")]
    [InlineData("A08", "{\"value\":\"b\",\"days\":30}", "{\"days\":30,\"value\":\"b\"}")]
    [InlineData("A08", "30", "{\"days\":30}")]
    [InlineData("A09", "[{\"name\":\"運用会社\",\"country\":[\"JP\"]}]", "[{\"country\":[\"JP\"],\"name\":\"運用会社\"}]")]
    [InlineData("A09", "\"なし\"", "\"なし\"")]
    public void Answers_are_read_in_every_shape_and_written_in_one(string question, string json, string canonical)
    {
        var value = Samples.Value(question, Parse(json));
        Assert.Equal(canonical, AnswerJson.Text(value));
        Assert.Equal(canonical, AnswerJson.Text(Samples.Value(question, Parse(canonical))));
    }

    [Theory]
    [InlineData("A01", "\"d\"", "選択肢")]
    [InlineData("A01", "[\"a\",\"b\"]", "1 つ")]
    [InlineData("A02", "[\"a\",\"z\"]", "選択肢")]
    [InlineData("A03", "\"たぶん\"", "はい")]
    [InlineData("A05", "\"そのうち\"", "日付")]
    [InlineData("A06", "\"日本、アトランティス\"", "国")]
    [InlineData("A07", "\"多数\"", "数値")]
    [InlineData("A08", "{\"weeks\":4}", "weeks")]
    [InlineData("A08", "{\"days\":\"x\"}", "days")]
    [InlineData("A09", "[{\"owner\":\"x\"}]", "列")]
    [InlineData("A01", "{\"na\":\" \"}", "理由")]
    public void What_does_not_fit_is_refused_with_what_to_write(string question, string json, string word)
    {
        var problems = new List<string>();
        Assert.Null(AnswerJson.Read(Samples.Bank.Find(question)!, Parse(json), problems));
        Assert.Contains(word, Assert.Single(problems), StringComparison.Ordinal);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
