using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Sheets;

public class StalenessTests
{
    private static readonly Question Asked = Bank.Find("A08")! with { Validity = new Validity.Period(12, "") };

    private static readonly Answer Fresh =
        new("A08", new AnswerValue.NotApplicable("ない"), AsOf: Today.AddMonths(-12));

    [Fact]
    public void An_answer_stands_to_its_last_day() =>
        Assert.Null(Staleness.Of(Fresh, Asked, Asked, Today));

    [Fact]
    public void The_day_after_its_last_an_answer_is_asked_again() =>
        Assert.Equal(new Staleness.Expired(Today.AddDays(-1)), Staleness.Of(Fresh with { AsOf = Fresh.AsOf!.Value.AddDays(-1) }, Asked, Asked, Today));

    [Fact]
    public void What_the_question_of_today_cannot_read_is_asked_again() =>
        Assert.IsType<Staleness.Unreadable>(Staleness.Of(null, Asked, null, Today));

    [Fact]
    public void Where_the_edition_is_not_known_only_the_day_counts() =>
        Assert.Null(Staleness.Of(Fresh, Asked, null, Today));

    public static readonly TheoryData<string, bool> Slips = new()
    {
        { "text", true }, { "choice", true }, { "letter", true }, { "unit", true }, { "part", true }, { "type", true },
        { "guidance", false }, { "example", false }, { "evidence", false }, { "validity", false }, { "condition", false },
    };

    [Theory, MemberData(nameof(Slips))]
    public void A_question_that_asks_something_else_since_is_asked_again(string changed, bool asksAgain)
    {
        var then = changed switch
        {
            "text" => Asked with { Text = "別の文" },
            "choice" => Asked with { Main = Asked.Main with { Choices = [Asked.Main.Choices[0], new("b", "別の選択肢")] } },
            "letter" => Asked with { Main = Asked.Main with { Choices = [Asked.Main.Choices[0]] } },
            "unit" => Asked with { Parts = [Asked.Parts[0] with { Unit = "時間" }] },
            "part" => Asked with { Parts = [] },
            "type" => Asked with { Main = Asked.Main with { Type = FieldType.Multiple } },
            "guidance" => Asked with { Guidance = "別の案内" },
            "example" => Asked with { Example = "別の例" },
            "evidence" => Asked with { Evidence = "別の証跡" },
            "validity" => Asked with { Validity = null },
            _ => Asked with { AskWhen = Leaf("A01", "a") },
        };
        Assert.Equal(asksAgain, Staleness.Of(Fresh, Asked, then, Today) is Staleness.OlderEdition);
    }

    [Fact]
    public void Columns_of_a_table_are_part_of_what_is_asked()
    {
        var table = Bank.Find("A09")!;
        var then = table with { Main = table.Main with { Columns = table.Main.Columns.RemoveAt(1) } };
        Assert.False(table.AsksTheSame(then));
        Assert.True(table.AsksTheSame(table with { Main = table.Main with { } }));
    }

    public static readonly TheoryData<int?, int?, string?, SheetChange?> Days = new()
    {
        { null, null, null, null },
        { null, 1, null, SheetChange.Added },
        { 1, 2, null, SheetChange.Changed },
        { 1, 1, null, null },
        { 1, 1, "2026-11-01", SheetChange.Expired },
        { 1, 1, "2026-11-20", SheetChange.Expired },
        { 1, 1, "2026-11-21", null },
        { 1, 1, "2026-10-31", null },
        { 1, 2, "2026-11-10", SheetChange.Changed },
    };

    [Theory, MemberData(nameof(Days))]
    public void What_happened_between_two_days_is_said_in_one_word(int? before, int? after, string? until, SheetChange? expected)
    {
        var answer = Fresh with
        {
            ValidUntil = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(expected, SheetChanges.Between(
            before is { } b ? new HeldAnswer(b, answer) : null, after is { } a ? new HeldAnswer(a, answer) : null,
            Asked with { Validity = null }, new DateOnly(2026, 11, 1), Today));
    }
}
