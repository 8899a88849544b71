using VendorAssess.Domain;
using VendorAssess.Tests.Features.Answers.Links;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Mail;

/// <summary>Which mails a vendor gets on which day, by a clock that is moved on.</summary>
public sealed class ReminderTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly string[] Kinds = ["お願い", "受け取りました", "直してください", "取消し"];

    private LinkTown town = null!;

    // Invited on 2026-11-21 at noon in Japan, due 14 days later.
    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_vendor_is_reminded_before_at_and_after_the_due_day_and_not_between()
    {
        await town.Invite();
        var days = new List<int>();
        for (var day = 0; day <= 50; day++)
        {
            var before = (await town.SentMails()).Count;
            await town.PlanReminders.Run();
            await town.PlanReminders.Run();
            days.AddRange(Enumerable.Repeat(day, (await town.SentMails()).Count - before));
            town.Clock.Advance(days: 1);
        }
        Assert.Equal([7, 14, 21], days);
        var subjects = (await town.SentMails()).Skip(1).Select(m => m.Body).ToList();
        Assert.Contains("（本日）", subjects[1], StringComparison.Ordinal);
        Assert.Contains("（過ぎています）", subjects[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reminder_carries_a_link_that_opens()
    {
        await town.Invite();
        town.Clock.Advance(days: 14);
        await town.PlanReminders.Run();
        var mails = await town.SentMails();
        Assert.Equal(2, mails.Select(m => m.Secret).Distinct().Count());
        foreach (var mail in mails)
            Assert.NotNull(await town.Enter(mail.Secret));
    }

    [Fact]
    public async Task Nobody_is_reminded_who_submitted_was_revoked_or_has_no_address()
    {
        var submitted = await town.Invite();
        await town.Submit(await town.Enter(await town.Secret(submitted)));
        var revoked = await town.Invite();
        await town.RevokeLink.Run(town.Town.Applicant, null, revoked, null);
        await town.Invite(town.Invitation with { To = town.Invitation.To with { Address = "" } });
        await town.SentMails();
        town.Clock.Advance(days: 14);
        Assert.Equal(0, await town.PlanReminders.Run());
        Assert.Equal(0, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '催促'"));
    }

    [Fact]
    public async Task A_reminder_that_waited_while_the_vendor_submitted_is_dropped()
    {
        var place = await town.Invite();
        await town.SentMails();
        town.Clock.Advance(days: 14);
        await town.PlanReminders.Run();
        await town.Submit(await town.Enter(await town.Secret(place)));
        Assert.DoesNotContain(await town.SentMails(), m => m["Subject"].Contains("期限", StringComparison.Ordinal));
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE dropped_at IS NOT NULL"));
    }

    [Fact]
    public async Task After_a_pause_of_the_program_only_the_newest_is_sent()
    {
        await town.Invite();
        town.Clock.Advance(days: 30);
        await town.PlanReminders.Run();
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '催促'"));
    }

    [Fact]
    public async Task No_mail_leaves_before_nine_in_the_morning_in_Japan()
    {
        await town.Invite();
        town.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromHours(3.1));
        Assert.Equal(0, await town.PlanReminders.Run());
        town.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(1, await town.PlanReminders.Run());
    }

    [Fact]
    public async Task Three_processes_at_once_plan_each_reminder_once()
    {
        for (var i = 0; i < 30; i++)
            await town.Invite();
        town.Clock.Advance(days: 14);
        var looked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => town.PlanReminders.Run()));
        Assert.Equal(30, looked.Sum());
        Assert.Equal(30, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '催促'"));
    }

    [Fact]
    public async Task Other_days_bring_other_reminders()
    {
        var place = await town.Invite();
        town.Clock.Advance(days: 14);
        await town.PlanReminders.Run();
        await town.ExtendLink.Run(town.Town.Applicant, null, place, new(town.Today.AddDays(10), town.Today.AddDays(20)));
        await town.PlanReminders.Run();
        Assert.Equal(1, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '催促'"));
        town.Clock.Advance(days: 3);
        await town.PlanReminders.Run();
        Assert.Equal(2, await town.Ask<int>("SELECT count(*)::int FROM mail_outbox WHERE kind = '催促'"));
    }

    [Fact]
    public async Task The_department_reminds_at_once_and_not_twice_in_an_hour()
    {
        var place = await town.Invite();
        Assert.IsType<Outcome<bool>.Done>(await town.RemindVendor.Run(town.Town.Applicant, null, place));
        Assert.IsType<Outcome<bool>.Refused>(await town.RemindVendor.Run(town.Town.Manager, null, place));
        town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<Outcome<bool>.Done>(await town.RemindVendor.Run(town.Town.Applicant, null, place));
        Assert.Equal(3, (await town.SentMails()).Count);
    }

    [Fact]
    public async Task Each_turn_of_a_link_is_mailed_to_whom_it_concerns()
    {
        var place = await town.Invite();
        var visitor = await town.Enter(await town.Secret(place));
        await town.HandOver(visitor, "jiro@vendor.example", "EX");
        await town.Submit(visitor);
        await town.ReopenLink.Run(town.Town.Applicant, null, place, "KM02 を確かめてください。");
        await town.RevokeLink.Run(town.Town.Applicant, null, place, null);
        await town.Do("UPDATE answer_links SET revoked_at = NULL");
        var mails = await town.SentMails();
        Assert.Equal(
            [
                (LinkTown.VendorAddress, "お願い"), ("jiro@vendor.example", "お願い"), (LinkTown.VendorAddress, "受け取りました"),
                (LinkTown.VendorAddress, "直してください"), (LinkTown.VendorAddress, "取消し"), ("jiro@vendor.example", "取消し"),
            ],
            mails.Select(m => (
                m["To"].Split('<', '>')[1],
                Kinds.Single(m["Subject"].Contains))));
        Assert.Contains("KM02 を確かめてください。", mails[3].Body, StringComparison.Ordinal);
        Assert.Contains(await town.Ask<string>("SELECT digest FROM answer_submissions"), mails[2].Body, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain("tanto", m.Body, StringComparison.Ordinal));
    }
}
