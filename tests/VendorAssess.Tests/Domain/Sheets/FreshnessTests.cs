using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Sheets;

public class FreshnessTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 30);

    public static readonly TheoryData<string, string, Validity?, string?> Kinds = new()
    {
        { "A01", "\"a\"", null, null },
        { "A01", "\"a\"", new Validity.Period(12, ""), "2027-04-30" },
        { "A01", "\"a\"", new Validity.Period(10, ""), "2027-02-28" },
        { "A01", "{\"na\":\"ない\"}", new Validity.Period(12, ""), "2027-04-30" },
        { "A01", "\"unknown\"", new Validity.Period(12, ""), null },
        { "A05", "\"2027-03-31\"", new Validity.OwnDate("value"), "2027-03-31" },
        { "A05", "\"2026-03-31\"", new Validity.Period(12, "value"), "2027-03-31" },
        { "A05", "{\"na\":\"ない\"}", new Validity.OwnDate("value"), null },
        { "A08", "\"a\"", new Validity.Period(12, "days"), "2027-04-30" },
        { "A09", """[{"until":"2028-01-01"},{"until":"2027-01-01"},{"name":"x"}]""", new Validity.OwnDate("until"), "2027-01-01" },
        { "A09", "\"なし\"", new Validity.OwnDate("until"), null },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void An_answer_holds_as_long_as_its_kind_of_question_says(
        string id, string json, Validity? validity, string? until) =>
        Assert.Equal(Day(until), Given(id, json).HoldsUntil(Asking(id, validity)));

    [Fact]
    public void What_the_person_said_goes_before_what_the_kind_says()
    {
        var said = Given("A05", "\"2027-03-31\"") with { ValidUntil = new(2026, 12, 31) };
        Assert.Equal(new DateOnly(2026, 12, 31), said.HoldsUntil(Asking("A05", new Validity.OwnDate("value"))));
        Assert.Equal(new DateOnly(2026, 12, 31), said.CountsUntil(Asking("A05", new Validity.OwnDate("value"))));
    }

    [Fact]
    public void Where_no_as_of_day_was_given_the_day_of_saving_is_it()
    {
        var saved = Given("A01", "\"a\"") with { AsOf = null, SavedOn = new(2026, 1, 31) };
        Assert.Equal(new DateOnly(2026, 1, 31), saved.AsOfDay());
        Assert.Equal(new DateOnly(2027, 1, 31), saved.HoldsUntil(Asking("A01", new Validity.Period(12, ""))));
        Assert.Equal(AsOf, (saved with { AsOf = AsOf }).AsOfDay());
        Assert.Null((saved with { SavedOn = null }).HoldsUntil(Asking("A01", new Validity.Period(12, ""))));
    }

    [Theory]
    [InlineData(0, Truth.True)]
    [InlineData(1, Truth.Unknown)]
    public void An_evaluation_counts_an_answer_to_its_last_day(int daysAfter, Truth expected)
    {
        var asked = Asking("A01", new Validity.Period(6, ""));
        var bank = Bank with { Questions = [.. Bank.Questions.Select(q => q.Id == "A01" ? asked : q)] };
        var context = new Context(
            ThePolicy, bank, Facts, AnswerSet.Of([Given("A01", "\"a\"")]), AsOf.AddMonths(6).AddDays(daysAfter));
        Assert.Equal(expected, RuleJudge.Judge(Leaf("A01", "a"), context).Truth);
    }

    [Fact]
    public void A_day_inside_the_value_is_for_the_policy_to_judge()
    {
        var asked = Asking("A05", new Validity.OwnDate("value"));
        Assert.Null(Given("A05", "\"2020-01-01\"").CountsUntil(asked));
        Assert.Null(Given("A05", "\"2020-01-01\"").CountsUntil(asked with { Validity = new Validity.Period(1, "value") }));
    }

    /// <summary>Certificates and ISMAP by their own date, law and terms and subcontractors by the day of the check.</summary>
    [Theory]
    [InlineData("CT04", "value", 0)]
    [InlineData("CT06", "valid_until", 0)]
    [InlineData("CT07", "period_end", 12)]
    [InlineData("CT05", "", 6)]
    [InlineData("JU01", "", 12)]
    [InlineData("CC01", "confirmed", 12)]
    [InlineData("CC02", "", 12)]
    [InlineData("SC01", "", 6)]
    [InlineData("KM02", null, 0)]
    public void The_questions_delivered_age_by_kind(string id, string? field, int months)
    {
        Validity? expected = field is null ? null : months == 0 ? new Validity.OwnDate(field) : new Validity.Period(months, field);
        Assert.Equal(expected, Town.Content.Bank.Find(id)!.Validity);
    }

    [Fact]
    public void No_scenario_comes_out_otherwise_because_of_how_answers_age()
    {
        var bank = Town.Content.Bank;
        Assert.Contains(bank.Questions, q => q.Validity is not null);
        var ageless = bank with { Questions = [.. bank.Questions.Select(q => q with { Validity = null })] };
        foreach (var scenario in Town.Content.Scenarios)
        {
            var policy = Town.Content.Policies[scenario.Policy];
            Assert.Equal(
                scenario.Evaluate(policy, ageless).Findings.Select(f => (f.Requirement.Id, f.Status)),
                scenario.Evaluate(policy, bank).Findings.Select(f => (f.Requirement.Id, f.Status)));
        }
    }

    [Theory]
    [InlineData("{ until: value, months: 3 }", "until か、months")]
    [InlineData("{ from: day }", "until か、months")]
    [InlineData("{ until: value }", "「value」は、この設問の日付の項目ではありません")]
    [InlineData("{ until: nothing }", "「nothing」は、この設問の日付の項目ではありません")]
    [InlineData("{ months: 12, from: number }", "「number」は、この設問の日付の項目ではありません")]
    [InlineData("{ months: 0 }", "1 から 120 までの整数")]
    [InlineData("{ months: 121 }", "1 から 120 までの整数")]
    [InlineData("{ months: 1.5 }", "1 から 120 までの整数")]
    [InlineData("{ month: 12 }", "「month」という項目はありません")]
    [InlineData("12", "validityは「項目: 値」の形で")]
    public void A_mistake_in_how_answers_age_is_named(string validity, string what) =>
        Assert.Contains(Problems(validity), p => p.What.Contains(what, StringComparison.Ordinal) && p.Place.Line == 3);

    [Theory]
    [InlineData("{ months: 12 }")]
    [InlineData("{ months: 12, from: day }")]
    [InlineData("{ until: day }")]
    public void What_fits_the_question_is_taken(string validity) => Assert.Empty(Problems(validity));

    private static List<Problem> Problems(string validity)
    {
        var problems = new List<Problem>();
        new BankFiles(problems).Read(
        [
            new ContentFile("_bank.yaml", "bank: b\nedition: 1\ngroups: { A: 区分 }"),
            new ContentFile("A.yaml",
                $$"""
                group: A
                questions:
                  - { id: A01, text: 設問, type: text, answered_by: V, validity: {{validity}},
                      parts: [{ name: day, type: date }, { name: number, type: number }] }
                """),
        ]);
        return problems;
    }

    private static Answer Given(string id, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Answer(id, Value(id, document.RootElement), AsOf: AsOf);
    }

    private static Question Asking(string id, Validity? validity) => Bank.Find(id)! with { Validity = validity };

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
