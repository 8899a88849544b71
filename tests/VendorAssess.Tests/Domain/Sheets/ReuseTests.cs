using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Sheets;

public class ReuseTests
{
    private static readonly Question Ageing = Bank.Find("A05")! with { Validity = new Validity.Period(12, "") };
    private static readonly Question OwnDate = Bank.Find("A05")! with { Validity = new Validity.OwnDate("value") };

    private static readonly Answer Old = new("A05", Value("A05", Json("\"2026-01-01\"")), AsOf: new(2025, 1, 1));

    [Fact]
    public void An_answer_found_unchanged_stands_as_of_today() =>
        Assert.Equal(Today, Reconfirmation.AsOf(Old, Ageing, Today)!.AsOf);

    [Fact]
    public void A_date_that_a_person_set_is_let_go_only_where_the_kind_gives_one()
    {
        var dated = Old with { ValidUntil = Today.AddDays(-1) };
        Assert.Null(Reconfirmation.AsOf(dated, Ageing, Today)!.ValidUntil);
        Assert.Null(Reconfirmation.AsOf(dated, Ageing with { Validity = null }, Today));
        Assert.Null(Reconfirmation.AsOf(dated, OwnDate, Today));
        Assert.Equal(Today, Reconfirmation.AsOf(Old with { ValidUntil = Today }, OwnDate, Today)!.ValidUntil);
    }

    [Fact]
    public void Asking_does_not_make_a_certificate_run_longer_nor_an_open_answer_an_answer()
    {
        Assert.Null(Reconfirmation.AsOf(Old, OwnDate, Today));
        Assert.Null(Reconfirmation.AsOf(Old with { Value = new AnswerValue.Pending() }, Ageing, Today));
        Assert.Null(Reconfirmation.AsOf(null, Ageing, Today));
    }

    [Fact]
    public void What_is_stale_or_being_checked_is_not_counted_as_answered()
    {
        var stale = new Staleness.OlderEdition();
        var reuse = SheetReuse.Of(
        [
            new(Old, null), new(Old, stale), new(Old with { Value = new AnswerValue.Pending() }, null), new(null, new Staleness.Unreadable()), null,
        ]);
        Assert.Equal(new SheetReuse(5, 1, 2), reuse);
        Assert.Equal("聞く 5 問のうち回答あり 1 問、要再確認 2 問", reuse.Words);
    }

    private static System.Text.Json.JsonElement Json(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement;
}
