using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Tests.Domain;

public sealed class AskedFactsTests
{
    private static readonly Policy Asking = Samples.ThePolicy with
    {
        Facts =
        [
            .. Samples.ThePolicy.Facts,
            new("segments", "ネットワーク", "", null, []),
            new("personal", "個人情報", "", ["none"], [new("none", "なし", ""), new("yes", "あり", "")]),
            new("use_from", "利用を始める日", "", null, []),
            new("use_until", "利用を終える日", "", null, []),
        ],
    };

    [Fact]
    public void What_a_form_shows_is_what_it_gives_back()
    {
        var facts = Samples.Facts.With("segments", "internet").With("use_from", "2027-04-01").Completed(Asking);
        Assert.Equal(
            FactsJson.Write(facts).ToJsonString(),
            FactsJson.Write(Read(AskedFacts.Typed(Asking, facts))).ToJsonString());
    }

    [Fact]
    public void What_is_not_decided_stays_unknown()
    {
        var facts = Read(AskedFacts.Typed(Asking, Facts.Empty));
        Assert.Null(facts["secrecy"]);
        Assert.Null(facts["segments"]);
        Assert.Null(facts["use_from"]);
        Assert.True(facts.Is("cloud", "true"));
    }

    [Fact]
    public void No_network_at_all_is_an_answer_of_its_own()
    {
        Assert.Empty(Read([])["segments"]!);
        Assert.Equal(["internet"], Read(new() { ["segments"] = ["", "internet"] })["segments"]!);
    }

    [Theory]
    [InlineData("secrecy", "9")]
    [InlineData("segments", "lgwan")]
    [InlineData("personal", "sensitive")]
    [InlineData("cloud", "maybe")]
    [InlineData("use_from", "2027-02-31")]
    public void A_value_that_is_not_offered_is_a_problem(string fact, string value)
    {
        var problems = new List<string>();
        AskedFacts.Read(Asking, Facts.Empty, new Dictionary<string, string[]> { [fact] = [value] }, problems);
        Assert.Single(problems);
    }

    [Fact]
    public void Two_levels_are_one_too_many()
    {
        var problems = new List<string>();
        AskedFacts.Read(Asking, Facts.Empty, new Dictionary<string, string[]> { ["secrecy"] = ["1", "2"] }, problems);
        Assert.Single(problems);
    }

    [Fact]
    public void Dates_are_read_in_japanese_years_too_and_end_after_they_begin()
    {
        Assert.True(Read(new() { ["use_from"] = ["令和9年3月31日"] }).Is("use_from", "2027-03-31"));
        var problems = new List<string>();
        AskedFacts.Read(
            Asking, Facts.Empty,
            new Dictionary<string, string[]> { ["use_from"] = ["2027-04-01"], ["use_until"] = ["2027-03-31"] }, problems);
        Assert.Single(problems);
    }

    [Fact]
    public void What_the_policy_does_not_ask_is_neither_taken_nor_lost()
    {
        var before = Facts.Empty.With("koseki", "true");
        var typed = new Dictionary<string, string[]> { ["koseki"] = ["false"], ["telework"] = ["true"] };
        var facts = AskedFacts.Read(Asking, before, typed, []);
        Assert.True(facts.Is("koseki", "true"));
        Assert.Null(facts["telework"]);
    }

    private static Facts Read(Dictionary<string, string[]> typed) => Read((IReadOnlyDictionary<string, string[]>)typed);

    private static Facts Read(IReadOnlyDictionary<string, string[]> typed)
    {
        var problems = new List<string>();
        var facts = AskedFacts.Read(Asking, Facts.Empty, typed, problems);
        Assert.Empty(problems);
        return facts;
    }
}
