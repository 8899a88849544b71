using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Uses;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class CheckRulesTests
{
    private static readonly DatedCheck Check = new(1, CaseStage.Considering, Manager.Posts[0].Id, "市民課 管理者", Today, IsDone: false, 0);
    private static readonly WantedResult Done = new(CheckResult.Done, "設定の画面で確かめた", 0);

    [Theory]
    [InlineData("holder", null), InlineData("substitute", null), InlineData("another", "記録するのは市民課 管理者")]
    [InlineData("done", "済んでいます"), InlineData("stale", "ほかの人"), InlineData("no note", "確かめたこと"), InlineData("long", "4000")]
    public void The_post_that_answers_for_it_records_what_it_saw(string which, string? reason)
    {
        var person = which switch
        {
            "another" => Officer,
            "substitute" => Officer with { Posts = [Manager.Posts[0] with { Via = Via.Substitute }] },
            _ => Manager,
        };
        var wanted = which switch
        {
            "stale" => Done with { SeenRevision = 1 },
            "no note" => Done with { Note = " " },
            "long" => Done with { Note = new string('確', 4001) },
            _ => Done,
        };
        var whyNot = (Check with { IsDone = which == "done" }).WhyNotRecorded(person, wanted);
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0, CheckState.Open), InlineData(false, -1, CheckState.Overdue), InlineData(true, -1, CheckState.Done)]
    public void What_is_not_done_by_its_day_is_overdue(bool done, int due, CheckState state) =>
        Assert.Equal(state, CheckRules.StateOn(done, Today.AddDays(due), Today));
}
